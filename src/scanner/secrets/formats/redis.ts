/** Decides what secrets of Redis look like. */
import { buildPattern } from '../build-pattern.ts'
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const redis: SecretProvider = {
  name: 'Redis',
  revoke: 'Set another password (requirepass or ACL SETUSER), or regenerate the access key.',
  formats: [
    {
      id: 'redis-azure-password',
      title: 'password of an Azure Cache for Redis',
      kind: 'secret',
      keywords: ['redis.cache.windows.net'],
      pattern: buildPattern(
        'dg',
        /[\w-]{1,63}\.redis\.cache\.windows\.net:\d{4,5},/,
        /password=([A-Za-z0-9+/]{42,43}=)/,
      ),
      publicLength: 0,
      judge: judgeRandom(0),
      catches: [
        `shop.redis.cache.windows.net:6380,password=${sampleText(43)}=,ssl=True`,
        `{"a": "shop.redis.cache.windows.net:6380,password=${sampleText(43, undefined, 2)}=,a=b"}`,
      ],
      ignores: [
        'shop.redis.cache.windows.net:6380,password=<your-key>,ssl=True',
        `shop.redis.cache.windows.net:6380,password=${'0'.repeat(43)}=`,
      ],
    },
  ],
}

/** Decides what secrets of GC Notify look like. */
import { buildPattern } from '../build-pattern.ts'
import { judgeRandom } from '../judge-random.ts'
import { sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = `gcntfy-shop-${sampleUuid()}-${sampleUuid(2)}`

export const gcNotify: SecretProvider = {
  name: 'GC Notify',
  revoke: 'In GC Notify, open API integration, API keys, and revoke it.',
  formats: [
    {
      id: 'gc-notify-api-key',
      title: 'GC Notify API key',
      kind: 'secret',
      keywords: ['gcntfy-'],
      pattern: buildPattern(
        'g',
        /(?<![\w-])gcntfy-[\w-]{1,60}-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/,
        /-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![\w-])/,
      ),
      publicLength: 7,
      judge: judgeRandom(7),
      catches: [`const gcNotifyApiKey = '${key}'`, `client = Client(api_key="${key}")`],
      ignores: [`gcntfy-shop-${'x'.repeat(72)}`, `x${key}`],
    },
  ],
}

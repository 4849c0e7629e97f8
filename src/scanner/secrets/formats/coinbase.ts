/** Decides what secrets of Coinbase look like. */
import { buildPattern } from '../build-pattern.ts'
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { sampleText, sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const apiSecret = sampleText(64)
const cloudKeyName = `organizations/${sampleUuid(2)}/apiKeys/${sampleUuid(3)}`

export const coinbase: SecretProvider = {
  name: 'Coinbase',
  revoke:
    'In the Coinbase Developer Platform, open API Keys and delete the key; check what moved ' +
    'in the account.',
  formats: [
    {
      id: 'coinbase-api-secret',
      title: 'Coinbase API secret',
      kind: 'secret',
      keywords: ['coinbase'],
      ...namedValue({
        names: /coinbase/,
        ends: /secret|key|token/,
        value: /[A-Za-z0-9_-]{32}(?:[A-Za-z0-9_-]{32})?/,
      }),
      catches: [`coinbase_secret: ${apiSecret}`, `export COINBASE_SECRET="${apiSecret}"`],
      ignores: [`COINBASE_SECRET=${'x'.repeat(32)}`, `coinbase_commit: ${apiSecret}`],
    },
    {
      id: 'coinbase-cloud-key-name',
      title: 'name of a Coinbase Cloud key',
      kind: 'publishable',
      keywords: ['/apikeys/'],
      pattern: buildPattern(
        'g',
        /(?<![\w-])organizations\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/,
        /\/apiKeys\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![\w-])/,
      ),
      publicLength: 14,
      judge: judgeRandom(14),
      catches: [`{"name": "${cloudKeyName}"}`, `key_name: ${cloudKeyName}`],
      ignores: [
        `organizations/${'x'.repeat(36)}/apiKeys/${'x'.repeat(36)}`,
        `organizations/${sampleUuid()}/apiKeys`,
      ],
    },
  ],
}

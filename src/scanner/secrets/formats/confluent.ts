/** Decides what secrets of Confluent look like. */
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const apiSecret = sampleText(64)
const markedSecret = `cflt${sampleText(60, undefined, 2)}`
const apiKey = sampleText(16, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', 3)

export const confluent: SecretProvider = {
  name: 'Confluent',
  revoke: 'In Confluent Cloud, open API keys and delete the key.',
  formats: [
    {
      id: 'confluent-api-secret',
      title: 'Confluent Cloud API secret',
      kind: 'secret',
      keywords: ['confluent', 'ccloud', 'kafka', 'sasl'],
      ...namedValue({
        names: /confluent|ccloud|kafka|sasl/,
        ends: /secret|password|key|token/,
        value: /[A-Za-z0-9+/]{64}/,
      }),
      catches: [`CONFLUENT_API_SECRET=${apiSecret}`, `{"confluentApiSecret": "${apiSecret}"}`],
      ignores: [`CONFLUENT_API_SECRET=${'x'.repeat(32)}`, `confluent_commit: ${apiSecret}`],
    },
    {
      id: 'confluent-marked-secret',
      title: 'Confluent Cloud API secret',
      kind: 'secret',
      keywords: ['cflt'],
      pattern: /(?<![\w+/])cflt[A-Za-z0-9+/]{60}(?![\w+/=-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [`client = Client(api_key="${markedSecret}")`, `CLUSTER_SECRET=${markedSecret}`],
      ignores: [`cflt${'x'.repeat(60)}`, `x${markedSecret}`],
    },
    {
      id: 'confluent-api-key',
      title: 'Confluent Cloud API key',
      kind: 'secret',
      keywords: ['confluent', 'ccloud'],
      ...namedValue({ names: /confluent|ccloud/, ends: /api_?-?key/, value: /[A-Z0-9]{16}/ }),
      catches: [`confluent_api_key: ${apiKey}`, `export CONFLUENT_API_KEY="${apiKey}"`],
      ignores: [`CONFLUENT_API_KEY=${'x'.repeat(32)}`, `confluent_commit: ${apiKey}`],
    },
  ],
}

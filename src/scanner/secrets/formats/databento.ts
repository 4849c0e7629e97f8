/** Decides what secrets of Databento look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = `db-${sampleText(29)}`

export const databento: SecretProvider = {
  name: 'Databento',
  revoke: 'In the Databento portal, open API Keys and revoke the key.',
  formats: [
    {
      id: 'databento-api-key',
      title: 'Databento API key',
      kind: 'secret',
      keywords: ['db-'],
      pattern: /(?<![\w-])db-[A-Za-z0-9]{29}(?![\w-])/g,
      publicLength: 3,
      judge: judgeRandom(3),
      catches: [`curl -H 'X-Api-Key: ${key}' https://api.test`, `{"databentoKey": "${key}"}`],
      ignores: [`db-${'x'.repeat(29)}`, `x${key}`],
    },
  ],
}

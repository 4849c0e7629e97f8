/** Decides what secrets of Fireworks AI look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = `fw_${sampleText(24)}`

export const fireworks: SecretProvider = {
  name: 'Fireworks AI',
  revoke: 'In Fireworks AI, open API Keys and delete the key.',
  formats: [
    {
      id: 'fireworks-api-key',
      title: 'Fireworks AI API key',
      kind: 'secret',
      keywords: ['fw_'],
      pattern: /(?<![\w-])fw_[A-Za-z0-9]{22,24}(?![\w-])/g,
      publicLength: 3,
      judge: judgeRandom(3),
      catches: [`curl -H 'X-Api-Key: ${key}' https://api.test`, `{"fireworksKey": "${key}"}`],
      ignores: [`fw_${'x'.repeat(24)}`, `x${key}`],
    },
  ],
}

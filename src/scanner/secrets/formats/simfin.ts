/** Decides what secrets of SimFin look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const simfin: SecretProvider = {
  name: 'SimFin',
  revoke: 'Regenerate the key of SimFin on its API page.',
  formats: [
    {
      id: 'simfin-api-key',
      title: 'SimFin API key',
      kind: 'secret',
      keywords: ['simfin'],
      ...namedValue({
        names: /simfin/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{32}/,
      }),
      catches: [
        `SIMFIN_API_KEY=${sampleText(32)}`,
        `const simfinApiKey = '${sampleText(32, undefined, 2)}'`,
      ],
      ignores: ['SIMFIN_API_KEY=your_simfin_api_key', `"simfin": "^2.4.1#${sampleText(40, HEX)}"`],
    },
  ],
}

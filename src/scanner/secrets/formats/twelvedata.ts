/** Decides what secrets of Twelve Data look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const twelvedata: SecretProvider = {
  name: 'Twelve Data',
  revoke: 'Regenerate the key in Twelve Data under API keys.',
  formats: [
    {
      id: 'twelvedata-api-key',
      title: 'Twelve Data API key',
      kind: 'secret',
      keywords: ['twelvedata', 'twelve_data'],
      ...namedValue({
        names: /twelve_?data/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{32}/,
      }),
      catches: [
        `TWELVEDATA_API_KEY=${sampleText(32, HEX)}`,
        `twelvedata_api_key: ${sampleText(32, HEX, 2)}`,
      ],
      ignores: [
        'TWELVEDATA_API_KEY=your_twelvedata_api_key',
        `"twelvedata": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

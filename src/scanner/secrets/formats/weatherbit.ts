/** Decides what secrets of Weatherbit look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const weatherbit: SecretProvider = {
  name: 'Weatherbit',
  revoke: 'Regenerate the key in the Weatherbit dashboard.',
  formats: [
    {
      id: 'weatherbit-api-key',
      title: 'Weatherbit API key',
      kind: 'secret',
      keywords: ['weatherbit'],
      ...namedValue({
        names: /weatherbit/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{32}/,
      }),
      catches: [
        `WEATHERBIT_API_KEY=${sampleText(32, HEX)}`,
        `weatherbit_api_key: ${sampleText(32, HEX, 2)}`,
      ],
      ignores: [
        'WEATHERBIT_API_KEY=your_weatherbit_api_key',
        `"weatherbit": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

/** Decides what secrets of RAWG look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const rawg: SecretProvider = {
  name: 'RAWG',
  revoke: 'Regenerate the key of RAWG on its API page.',
  formats: [
    {
      id: 'rawg-api-key',
      title: 'RAWG API key',
      kind: 'secret',
      keywords: ['rawg'],
      ...namedValue({
        names: /rawg/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{32}/,
      }),
      catches: [
        `RAWG_API_KEY=${sampleText(32, HEX)}`,
        `const rawgApiKey = '${sampleText(32, HEX, 2)}'`,
      ],
      ignores: ['RAWG_API_KEY=your_rawg_api_key', `"rawg": "^2.4.1#${sampleText(40, HEX)}"`],
    },
  ],
}

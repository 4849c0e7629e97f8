/** Decides what secrets of Visual Crossing look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText, UPPER_AND_DIGITS } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const visualcrossing: SecretProvider = {
  name: 'Visual Crossing',
  revoke: 'Regenerate the key in Visual Crossing under Account.',
  formats: [
    {
      id: 'visualcrossing-api-key',
      title: 'Visual Crossing API key',
      kind: 'secret',
      keywords: ['visualcrossing', 'visual_crossing'],
      ...namedValue({
        names: /visual_?crossing/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Z]{25}/,
      }),
      catches: [
        `VISUALCROSSING_API_KEY=${sampleText(25, UPPER_AND_DIGITS)}`,
        `{"visualcrossingApiKey": "${sampleText(25, UPPER_AND_DIGITS, 2)}"}`,
      ],
      ignores: [
        'VISUALCROSSING_API_KEY=your_visualcrossing_api_key',
        `"visualcrossing": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

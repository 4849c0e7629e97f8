/** Decides what secrets of MoonClerk look like. */
import { namedValue } from '../named-value.ts'
import { HEX, LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const moonclerk: SecretProvider = {
  name: 'MoonClerk',
  revoke: 'Make a new key in MoonClerk under Settings, API.',
  formats: [
    {
      id: 'moonclerk-api-key',
      title: 'MoonClerk API key',
      kind: 'secret',
      keywords: ['moonclerk'],
      ...namedValue({
        names: /moonclerk/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{32}/,
      }),
      catches: [
        `MOONCLERK_API_KEY=${sampleText(32, LOWER_AND_DIGITS)}`,
        `moonclerk_api_key: ${sampleText(32, LOWER_AND_DIGITS, 2)}`,
      ],
      ignores: [
        'MOONCLERK_API_KEY=your_moonclerk_api_key',
        `"moonclerk": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

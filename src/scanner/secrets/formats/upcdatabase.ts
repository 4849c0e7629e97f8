/** Decides what secrets of UPC Database look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText, UPPER_AND_DIGITS } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const upcdatabase: SecretProvider = {
  name: 'UPC Database',
  revoke: 'Replace the key of UPC Database under Account, API tokens.',
  formats: [
    {
      id: 'upcdatabase-api-key',
      title: 'UPC Database API key',
      kind: 'secret',
      keywords: ['upcdatabase'],
      ...namedValue({
        names: /upcdatabase/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Z]{32}/,
      }),
      catches: [
        `UPCDATABASE_API_KEY=${sampleText(32, UPPER_AND_DIGITS)}`,
        `{"upcdatabaseApiKey": "${sampleText(32, UPPER_AND_DIGITS, 2)}"}`,
      ],
      ignores: [
        'UPCDATABASE_API_KEY=your_upcdatabase_api_key',
        `"upcdatabase": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

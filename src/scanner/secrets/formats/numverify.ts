/** Decides what secrets of Numverify look like. */
import { namedValue } from '../named-value.ts'
import { HEX, LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const numverify: SecretProvider = {
  name: 'Numverify',
  revoke: 'Reset the access key in the dashboard of your Numverify account.',
  formats: [
    {
      id: 'numverify-api-key',
      title: 'Numverify API key',
      kind: 'secret',
      keywords: ['numverify'],
      ...namedValue({
        names: /numverify/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{32}/,
      }),
      catches: [
        `NUMVERIFY_API_KEY=${sampleText(32, LOWER_AND_DIGITS)}`,
        `numverifyApiKey: '${sampleText(32, LOWER_AND_DIGITS, 2)}',`,
      ],
      ignores: [
        'NUMVERIFY_API_KEY=your_numverify_api_key',
        `"numverify": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

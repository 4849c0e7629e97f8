/** Decides what secrets of Marketstack look like. */
import { namedValue } from '../named-value.ts'
import { HEX, LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const marketstack: SecretProvider = {
  name: 'Marketstack',
  revoke: 'Reset the access key in the dashboard of your Marketstack account.',
  formats: [
    {
      id: 'marketstack-api-key',
      title: 'Marketstack API key',
      kind: 'secret',
      keywords: ['marketstack'],
      ...namedValue({
        names: /marketstack/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{32}/,
      }),
      catches: [
        `MARKETSTACK_API_KEY=${sampleText(32, LOWER_AND_DIGITS)}`,
        `{"marketstackApiKey": "${sampleText(32, LOWER_AND_DIGITS, 2)}"}`,
      ],
      ignores: [
        'MARKETSTACK_API_KEY=your_marketstack_api_key',
        `"marketstack": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

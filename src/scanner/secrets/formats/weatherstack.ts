/** Decides what secrets of weatherstack look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const weatherstack: SecretProvider = {
  name: 'weatherstack',
  revoke: 'Reset the access key in the dashboard of your weatherstack account.',
  formats: [
    {
      id: 'weatherstack-api-key',
      title: 'weatherstack API key',
      kind: 'secret',
      keywords: ['weatherstack'],
      ...namedValue({
        names: /weatherstack/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{32}/,
      }),
      catches: [
        `WEATHERSTACK_API_KEY=${sampleText(32, HEX)}`,
        `weatherstackApiKey: '${sampleText(32, HEX, 2)}',`,
      ],
      ignores: [
        'WEATHERSTACK_API_KEY=your_weatherstack_api_key',
        `"weatherstack": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

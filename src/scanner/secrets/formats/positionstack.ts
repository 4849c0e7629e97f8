/** Decides what secrets of positionstack look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const positionstack: SecretProvider = {
  name: 'positionstack',
  revoke: 'Reset the access key in the dashboard of your positionstack account.',
  formats: [
    {
      id: 'positionstack-api-key',
      title: 'positionstack API key',
      kind: 'secret',
      keywords: ['positionstack'],
      ...namedValue({
        names: /positionstack/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{32}/,
      }),
      catches: [
        `POSITIONSTACK_API_KEY=${sampleText(32, HEX)}`,
        `{"positionstackApiKey": "${sampleText(32, HEX, 2)}"}`,
      ],
      ignores: [
        'POSITIONSTACK_API_KEY=your_positionstack_api_key',
        `"positionstack": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

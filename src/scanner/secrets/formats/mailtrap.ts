/** Decides what secrets of Mailtrap look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const mailtrap: SecretProvider = {
  name: 'Mailtrap',
  revoke: 'Reset the token in Mailtrap under Settings, API tokens.',
  formats: [
    {
      id: 'mailtrap-api-token',
      title: 'Mailtrap API token',
      kind: 'secret',
      keywords: ['mailtrap'],
      ...namedValue({
        names: /mailtrap/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{32}/,
      }),
      catches: [
        `MAILTRAP_API_TOKEN=${sampleText(32, HEX)}`,
        `{"mailtrapApiToken": "${sampleText(32, HEX, 2)}"}`,
      ],
      ignores: [
        'MAILTRAP_API_TOKEN=your_mailtrap_api_token',
        `"mailtrap": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

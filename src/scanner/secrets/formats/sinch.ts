/** Decides what secrets of Sinch look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const sinch: SecretProvider = {
  name: 'Sinch',
  revoke: 'Delete the access key in the Sinch dashboard, and create another.',
  formats: [
    {
      id: 'sinch-api-token',
      title: 'Sinch API token',
      kind: 'secret',
      keywords: ['sinch'],
      ...namedValue({ names: /sinch/, ends: /token|secret|key/, value: /[0-9A-Za-z]{32}/ }),
      catches: [
        `SINCH_API_TOKEN=${sampleText(32, HEX)}`,
        `{"sinchApiToken": "${sampleText(32, HEX, 2)}"}`,
      ],
      ignores: ['SINCH_API_TOKEN=your_sinch_api_token', `"sinch": "^2.4.1#${sampleText(40, HEX)}"`],
    },
  ],
}

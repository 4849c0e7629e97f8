/** Decides what secrets of Wise look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText, sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const wise: SecretProvider = {
  name: 'Wise',
  revoke: 'Revoke the token in Wise under Settings, Connected applications, API tokens.',
  formats: [
    {
      id: 'wise-api-token',
      title: 'Wise API token',
      kind: 'secret',
      keywords: ['transferwise', 'wise_api', 'wise-api', 'wiseapi'],
      ...namedValue({
        names: /transferwise|wise[_-]?api/,
        ends: /token|key/,
        value: /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/,
      }),
      catches: [`WISE_API_TOKEN=${sampleUuid()}`, `{"wiseApiToken": "${sampleUuid(2)}"}`],
      ignores: ['WISE_API_TOKEN=your_wise_api_token', `"wise": "^2.4.1#${sampleText(40, HEX)}"`],
    },
  ],
}

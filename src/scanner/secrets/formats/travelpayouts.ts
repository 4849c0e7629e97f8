/** Decides what secrets of Travelpayouts look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const travelpayouts: SecretProvider = {
  name: 'Travelpayouts',
  revoke: 'Regenerate the token in Travelpayouts under Profile, API token.',
  formats: [
    {
      id: 'travelpayouts-api-token',
      title: 'Travelpayouts API token',
      kind: 'secret',
      keywords: ['travelpayouts'],
      ...namedValue({
        names: /travelpayouts/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{32}/,
      }),
      catches: [
        `TRAVELPAYOUTS_API_TOKEN=${sampleText(32, HEX)}`,
        `const travelpayoutsApiToken = '${sampleText(32, HEX, 2)}'`,
      ],
      ignores: [
        'TRAVELPAYOUTS_API_TOKEN=your_travelpayouts_api_token',
        `"travelpayouts": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

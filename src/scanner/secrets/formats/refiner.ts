/** Decides what secrets of Refiner look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText, sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const refiner: SecretProvider = {
  name: 'Refiner',
  revoke: 'Withdraw the key at Refiner under Integrations, API, and issue another.',
  formats: [
    {
      id: 'refiner-api-key',
      title: 'Refiner API key',
      kind: 'secret',
      keywords: ['refiner'],
      ...namedValue({
        names: /refiner[_-]?(?:api)?[_-]?(?:key|token)/,
        value: /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/,
      }),
      catches: [`REFINER_API_KEY=${sampleUuid()}`, `refinerApiKey: '${sampleUuid(2)}',`],
      ignores: [
        'REFINER_API_KEY=your_refiner_api_key',
        `"refiner": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

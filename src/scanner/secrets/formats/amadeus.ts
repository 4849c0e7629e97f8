/** Decides what secrets of Amadeus look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(32)

export const amadeus: SecretProvider = {
  name: 'Amadeus',
  revoke: 'In your Amadeus account, open My Self-Service Workspace and replace the API key.',
  formats: [
    {
      id: 'amadeus-api-key',
      title: 'Amadeus API key',
      kind: 'secret',
      keywords: ['amadeus'],
      ...namedValue({ names: /amadeus/, ends: /key|token|secret/, value: /[A-Za-z0-9]{32}/ }),
      catches: [`const amadeusApiKey = '${key}'`, `amadeus_api_key: ${key}`],
      ignores: [`AMADEUS_API_KEY=${'x'.repeat(32)}`, `amadeus_commit: ${key}`],
    },
  ],
}

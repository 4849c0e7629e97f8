/** Decides what secrets of FlightAPI look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(24, HEX)

export const flightapi: SecretProvider = {
  name: 'FlightAPI',
  revoke: 'In your FlightAPI account, open the dashboard and replace the API key.',
  formats: [
    {
      id: 'flightapi-api-key',
      title: 'FlightAPI API key',
      kind: 'secret',
      keywords: ['flightapi'],
      ...namedValue({ names: /flightapi/, ends: /key|token|secret/, value: /[a-z0-9]{24}/ }),
      catches: [`{"flightapiApiKey": "${key}"}`, `FLIGHTAPI_API_KEY=${key}`],
      ignores: [`FLIGHTAPI_API_KEY=${'x'.repeat(32)}`, `flightapi_commit: ${key}`],
    },
  ],
}

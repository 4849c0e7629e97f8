/** Decides what secrets of GetGeoAPI look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(40, HEX)

export const getgeoapi: SecretProvider = {
  name: 'GetGeoAPI',
  revoke: 'In your GetGeoAPI account, open the dashboard and replace the API key.',
  formats: [
    {
      id: 'getgeoapi-api-key',
      title: 'GetGeoAPI API key',
      kind: 'secret',
      keywords: ['getgeoapi'],
      ...namedValue({ names: /getgeoapi/, ends: /key|token|secret/, value: /[a-z0-9]{40}/ }),
      catches: [`getgeoapi_api_key: ${key}`, `export GETGEOAPI_API_KEY="${key}"`],
      ignores: [`GETGEOAPI_API_KEY=${'x'.repeat(32)}`, `getgeoapi_commit: ${key}`],
    },
  ],
}

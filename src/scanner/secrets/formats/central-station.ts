/** Decides what secrets of CentralStationCRM look like. */
import { namedValue } from '../named-value.ts'
import { LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(30, LOWER_AND_DIGITS)

export const centralStation: SecretProvider = {
  name: 'CentralStationCRM',
  revoke: 'In your CentralStationCRM account, open API keys and replace the API key.',
  formats: [
    {
      id: 'central-station-api-key',
      title: 'CentralStationCRM API key',
      kind: 'secret',
      keywords: ['centralstation', 'central_station', 'central-station'],
      ...namedValue({
        names: /central_?-?station(?:_?-?crm)?/,
        ends: /key|token|secret/,
        value: /[a-z0-9]{30}/,
      }),
      catches: [`central_station_api_key: ${key}`, `export CENTRAL_STATION_API_KEY="${key}"`],
      ignores: [`CENTRAL_STATION_API_KEY=${'x'.repeat(32)}`, `central_commit: ${key}`],
    },
  ],
}

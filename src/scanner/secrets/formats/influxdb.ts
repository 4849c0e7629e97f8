/** Decides what secrets of InfluxDB look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = `${sampleText(86)}==`

export const influxdb: SecretProvider = {
  name: 'InfluxDB',
  revoke: 'In your InfluxDB account, open Load Data, API Tokens and replace the API token.',
  formats: [
    {
      id: 'influxdb-api-token',
      title: 'InfluxDB API token',
      kind: 'secret',
      keywords: ['influx'],
      ...namedValue({
        names: /influx/,
        ends: /token|key|secret|auth/,
        value: /[A-Za-z0-9_-]{86}==/,
      }),
      catches: [`INFLUXDB_API_TOKEN=${token}`, `{"influxdbApiToken": "${token}"}`],
      ignores: [`INFLUXDB_API_TOKEN=${'x'.repeat(32)}`, `influxdb_commit: ${token}`],
    },
  ],
}

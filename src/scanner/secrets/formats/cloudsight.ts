/** Decides what secrets of CloudSight look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(22)

export const cloudsight: SecretProvider = {
  name: 'CloudSight',
  revoke: 'In your CloudSight account, open API keys and replace the API key.',
  formats: [
    {
      id: 'cloudsight-api-key',
      title: 'CloudSight API key',
      kind: 'secret',
      keywords: ['cloudsight', 'cloud_sight'],
      ...namedValue({
        names: /cloud_?-?sight/,
        ends: /key|token|secret/,
        value: /[A-Za-z0-9_]{22}/,
      }),
      catches: [`cloudsight_api_key: ${key}`, `export CLOUDSIGHT_API_KEY="${key}"`],
      ignores: [`CLOUDSIGHT_API_KEY=${'x'.repeat(32)}`, `cloudsight_commit: ${key}`],
    },
  ],
}

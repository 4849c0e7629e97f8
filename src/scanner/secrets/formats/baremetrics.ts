/** Decides what secrets of Baremetrics look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = `sk_${sampleText(22)}`

export const baremetrics: SecretProvider = {
  name: 'Baremetrics',
  revoke: 'In your Baremetrics account, open Settings, API and replace the API key.',
  formats: [
    {
      id: 'baremetrics-api-key',
      title: 'Baremetrics API key',
      kind: 'secret',
      keywords: ['baremetrics'],
      ...namedValue({
        names: /baremetrics/,
        ends: /key|token|secret/,
        value: /(?:sk|lk)_[A-Za-z0-9]{18,25}/,
      }),
      catches: [`BAREMETRICS_API_KEY=${key}`, `{"baremetricsApiKey": "${key}"}`],
      ignores: [`BAREMETRICS_API_KEY=${'x'.repeat(32)}`, `baremetrics_commit: ${key}`],
    },
  ],
}

/** Decides what secrets of BitcoinAverage look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(43)

export const bitcoinaverage: SecretProvider = {
  name: 'BitcoinAverage',
  revoke: 'In your BitcoinAverage account, open API keys and replace the API key.',
  formats: [
    {
      id: 'bitcoinaverage-api-key',
      title: 'BitcoinAverage API key',
      kind: 'secret',
      keywords: ['bitcoinaverage'],
      ...namedValue({
        names: /bitcoinaverage/,
        ends: /key|token|secret/,
        value: /[A-Za-z0-9]{43}/,
      }),
      catches: [`BITCOINAVERAGE_API_KEY=${key}`, `{"bitcoinaverageApiKey": "${key}"}`],
      ignores: [`BITCOINAVERAGE_API_KEY=${'x'.repeat(32)}`, `bitcoinaverage_commit: ${key}`],
    },
  ],
}

/** Decides what secrets of Finnhub look like. */
import { namedValue } from '../named-value.ts'
import { LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(20, LOWER_AND_DIGITS)

export const finnhub: SecretProvider = {
  name: 'Finnhub',
  revoke: 'In your Finnhub account, open the dashboard and replace the API key.',
  formats: [
    {
      id: 'finnhub-api-key',
      title: 'Finnhub API key',
      kind: 'secret',
      keywords: ['finnhub'],
      ...namedValue({
        names: /finnhub/,
        ends: /key|token|secret/,
        value: /[a-z0-9]{20}(?:[a-z0-9]{20})?/,
      }),
      catches: [`export FINNHUB_API_KEY="${key}"`, `const finnhubApiKey = '${key}'`],
      ignores: [`FINNHUB_API_KEY=${'x'.repeat(32)}`, `finnhub_commit: ${key}`],
    },
  ],
}

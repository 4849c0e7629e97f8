/** Decides what secrets of Financial Modeling Prep look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(32)

export const fmp: SecretProvider = {
  name: 'Financial Modeling Prep',
  revoke: 'In your Financial Modeling Prep account, open the dashboard and replace the API key.',
  formats: [
    {
      id: 'fmp-api-key',
      title: 'Financial Modeling Prep API key',
      kind: 'secret',
      keywords: ['financialmodelingprep', 'financial_modeling', 'fmp_', 'fmp-', 'fmpapi', 'fmpkey'],
      ...namedValue({
        names: /financial_?-?modeling_?-?prep|(?<![A-Za-z])fmp/,
        ends: /key|token|secret/,
        value: /[A-Za-z0-9]{32}/,
      }),
      catches: [`const fmpApiKey = '${key}'`, `fmp_api_key: ${key}`],
      ignores: [`FMP_API_KEY=${'x'.repeat(32)}`, `fmp_commit: ${key}`],
    },
  ],
}

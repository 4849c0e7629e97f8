/** Decides what secrets of Request Finance look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText, UPPER_AND_DIGITS } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

function sampleApiKey(seed: number): string {
  return [
    `${sampleText(7, UPPER_AND_DIGITS, seed)}-`,
    `${sampleText(7, UPPER_AND_DIGITS, seed + 10)}-`,
    `${sampleText(7, UPPER_AND_DIGITS, seed + 20)}-`,
    `${sampleText(7, UPPER_AND_DIGITS, seed + 30)}`,
  ].join('')
}

export const requestFinance: SecretProvider = {
  name: 'Request Finance',
  revoke: 'Regenerate the key of Request Finance under Settings, API keys.',
  formats: [
    {
      id: 'request-finance-api-key',
      title: 'Request Finance API key',
      kind: 'secret',
      keywords: ['requestfinance', 'request_finance', 'request-finance'],
      ...namedValue({
        names: /request[_-]?finance/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Z]{7}(?:-[0-9A-Z]{7}){3}/,
      }),
      catches: [
        `REQUEST_FINANCE_API_KEY=${sampleApiKey(1)}`,
        `const requestFinanceApiKey = '${sampleApiKey(2)}'`,
      ],
      ignores: [
        'REQUEST_FINANCE_API_KEY=your_request_finance_api_key',
        `"request-finance": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

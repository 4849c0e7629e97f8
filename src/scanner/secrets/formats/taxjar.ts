/** Decides what secrets of TaxJar look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const taxjar: SecretProvider = {
  name: 'TaxJar',
  revoke: 'Revoke the token in TaxJar under Account, SmartCalcs API.',
  formats: [
    {
      id: 'taxjar-api-token',
      title: 'TaxJar API token',
      kind: 'secret',
      keywords: ['taxjar'],
      ...namedValue({
        names: /taxjar/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{32}/,
      }),
      catches: [
        `TAXJAR_API_TOKEN=${sampleText(32, HEX)}`,
        `taxjar_api_token: ${sampleText(32, HEX, 2)}`,
      ],
      ignores: [
        'TAXJAR_API_TOKEN=your_taxjar_api_token',
        `"taxjar": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

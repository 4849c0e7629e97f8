/** Decides what secrets of StockData.org look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const stockdata: SecretProvider = {
  name: 'StockData.org',
  revoke: 'Replace the key of StockData.org in its dashboard.',
  formats: [
    {
      id: 'stockdata-api-key',
      title: 'StockData.org API key',
      kind: 'secret',
      keywords: ['stockdata'],
      ...namedValue({
        names: /stockdata/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{40}/,
      }),
      catches: [
        `STOCKDATA_API_KEY=${sampleText(40)}`,
        `{"stockdataApiKey": "${sampleText(40, undefined, 2)}"}`,
      ],
      ignores: [
        'STOCKDATA_API_KEY=your_stockdata_api_key',
        `"stockdata": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

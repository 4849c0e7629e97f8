/** Decides what secrets of Nasdaq Data Link look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const nasdaq: SecretProvider = {
  name: 'Nasdaq Data Link',
  revoke: 'Reset the key in Nasdaq Data Link under Account settings, Profile.',
  formats: [
    {
      id: 'nasdaq-api-key',
      title: 'Nasdaq Data Link API key',
      kind: 'secret',
      keywords: ['nasdaq', 'quandl'],
      ...namedValue({
        names: /nasdaq|quandl/,
        ends: /key|token|secret|password|access/,
        value: /[\w-]{20}/,
      }),
      catches: [
        `NASDAQ_DATA_LINK_API_KEY=${sampleText(20)}`,
        `{"nasdaqDataLinkApiKey": "${sampleText(20, undefined, 2)}"}`,
      ],
      ignores: [
        'NASDAQ_DATA_LINK_API_KEY=your_nasdaq_data_link_api_key',
        `"nasdaq": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

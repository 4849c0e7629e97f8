/** Decides what secrets of Tiingo look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const tiingo: SecretProvider = {
  name: 'Tiingo',
  revoke: 'Regenerate the token in Tiingo under Account, API token.',
  formats: [
    {
      id: 'tiingo-api-token',
      title: 'Tiingo API token',
      kind: 'secret',
      keywords: ['tiingo'],
      ...namedValue({
        names: /tiingo/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{40}/,
      }),
      catches: [
        `TIINGO_API_TOKEN=${sampleText(40, HEX)}`,
        `tiingo_api_token: ${sampleText(40, HEX, 2)}`,
      ],
      ignores: [
        'TIINGO_API_TOKEN=your_tiingo_api_token',
        `"tiingo": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

/** Decides what secrets of SalesCookie look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const salescookie: SecretProvider = {
  name: 'SalesCookie',
  revoke: 'Regenerate the key of SalesCookie under Settings, API.',
  formats: [
    {
      id: 'salescookie-api-key',
      title: 'SalesCookie API key',
      kind: 'secret',
      keywords: ['salescookie'],
      ...namedValue({
        names: /salescookie/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{32}/,
      }),
      catches: [
        `SALESCOOKIE_API_KEY=${sampleText(32)}`,
        `const salescookieApiKey = '${sampleText(32, undefined, 2)}'`,
      ],
      ignores: [
        'SALESCOOKIE_API_KEY=your_salescookie_api_key',
        `"salescookie": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

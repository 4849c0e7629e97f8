/** Decides what secrets of ZeroBounce look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const zerobounce: SecretProvider = {
  name: 'ZeroBounce',
  revoke: 'Delete the key in ZeroBounce under API, and create another.',
  formats: [
    {
      id: 'zerobounce-api-key',
      title: 'ZeroBounce API key',
      kind: 'secret',
      keywords: ['zerobounce', 'zero_bounce'],
      ...namedValue({
        names: /zero_?bounce/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{32}/,
      }),
      catches: [
        `ZEROBOUNCE_API_KEY=${sampleText(32, HEX)}`,
        `zerobounce_api_key: ${sampleText(32, HEX, 2)}`,
      ],
      ignores: [
        'ZEROBOUNCE_API_KEY=your_zerobounce_api_key',
        `"zerobounce": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

/** Decides what secrets of Route4Me look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText, UPPER_AND_DIGITS } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const route4me: SecretProvider = {
  name: 'Route4Me',
  revoke: 'Regenerate the key in Route4Me under User account, API.',
  formats: [
    {
      id: 'route4me-api-key',
      title: 'Route4Me API key',
      kind: 'secret',
      keywords: ['route4me'],
      ...namedValue({
        names: /route4me/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Z]{32}/,
      }),
      catches: [
        `ROUTE4ME_API_KEY=${sampleText(32, UPPER_AND_DIGITS)}`,
        `const route4meApiKey = '${sampleText(32, UPPER_AND_DIGITS, 2)}'`,
      ],
      ignores: [
        'ROUTE4ME_API_KEY=your_route4me_api_key',
        `"route4me": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

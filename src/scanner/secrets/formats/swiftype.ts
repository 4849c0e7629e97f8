/** Decides what secrets of Swiftype look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const swiftype: SecretProvider = {
  name: 'Swiftype',
  revoke: 'Reset the key in Swiftype under Account settings.',
  formats: [
    {
      id: 'swiftype-api-key',
      title: 'Swiftype API key',
      kind: 'secret',
      keywords: ['swiftype'],
      ...namedValue({
        names: /swiftype/,
        ends: /(?:api|auth)[_-]?(?:key|token)/,
        value: /[0-9A-Za-z_-]{20}/,
      }),
      catches: [
        `SWIFTYPE_API_KEY=${sampleText(20)}`,
        `swiftypeApiKey: '${sampleText(20, undefined, 2)}',`,
      ],
      ignores: [
        'SWIFTYPE_API_KEY=your_swiftype_api_key',
        `"swiftype": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

/** Decides what secrets of Unsplash look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const unsplash: SecretProvider = {
  name: 'Unsplash',
  revoke:
    'Delete the application on the Unsplash developer page, or ask its support for a new key.',
  formats: [
    {
      id: 'unsplash-access-key',
      title: 'Unsplash access or secret key',
      kind: 'secret',
      keywords: ['unsplash'],
      ...namedValue({ names: /unsplash/, ends: /key|secret|client_?id|token/, value: /[\w-]{43}/ }),
      catches: [
        `UNSPLASH_ACCESS_KEY=${sampleText(43)}`,
        `{"unsplashAccessKey": "${sampleText(43, undefined, 2)}"}`,
      ],
      ignores: [
        'UNSPLASH_ACCESS_KEY=your_unsplash_access_key',
        `"unsplash": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

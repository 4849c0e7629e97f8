/** Decides what secrets of Sunshine Conversations look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const smooch: SecretProvider = {
  name: 'Sunshine Conversations',
  revoke: 'Delete the key in Sunshine Conversations under Settings, API keys.',
  formats: [
    {
      id: 'smooch-key-secret',
      title: 'Sunshine Conversations key secret',
      kind: 'secret',
      keywords: ['smooch', 'sunshine'],
      ...namedValue({ names: /smooch|sunshine/, ends: /secret/, value: /[\w-]{86}/ }),
      catches: [
        `SMOOCH_KEY_SECRET=${sampleText(86)}`,
        `const smoochKeySecret = '${sampleText(86, undefined, 2)}'`,
      ],
      ignores: [
        'SMOOCH_KEY_SECRET=your_smooch_key_secret',
        `"smooch": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

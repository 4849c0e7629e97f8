/** Decides what secrets of Supernotes look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const supernotes: SecretProvider = {
  name: 'Supernotes',
  revoke: 'Regenerate the key of Supernotes under Settings, API keys.',
  formats: [
    {
      id: 'supernotes-api-key',
      title: 'Supernotes API key',
      kind: 'secret',
      keywords: ['supernotes'],
      ...namedValue({
        names: /supernotes/,
        ends: /key|token|secret|password|access/,
        value: /[\w-]{43}/,
      }),
      catches: [
        `SUPERNOTES_API_KEY=${sampleText(43)}`,
        `const supernotesApiKey = '${sampleText(43, undefined, 2)}'`,
      ],
      ignores: [
        'SUPERNOTES_API_KEY=your_supernotes_api_key',
        `"supernotes": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

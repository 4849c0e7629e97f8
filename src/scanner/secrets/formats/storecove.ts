/** Decides what secrets of Storecove look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const storecove: SecretProvider = {
  name: 'Storecove',
  revoke: 'Regenerate the key of Storecove under API keys.',
  formats: [
    {
      id: 'storecove-api-key',
      title: 'Storecove API key',
      kind: 'secret',
      keywords: ['storecove'],
      ...namedValue({
        names: /storecove/,
        ends: /key|token|secret|password|access/,
        value: /[\w-]{43}/,
      }),
      catches: [
        `STORECOVE_API_KEY=${sampleText(43)}`,
        `const storecoveApiKey = '${sampleText(43, undefined, 2)}'`,
      ],
      ignores: [
        'STORECOVE_API_KEY=your_storecove_api_key',
        `"storecove": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

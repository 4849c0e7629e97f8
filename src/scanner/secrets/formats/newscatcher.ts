/** Decides what secrets of NewsCatcher look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const newscatcher: SecretProvider = {
  name: 'NewsCatcher',
  revoke: 'Ask NewsCatcher support for another key: the account page shows one only.',
  formats: [
    {
      id: 'newscatcher-api-key',
      title: 'NewsCatcher API key',
      kind: 'secret',
      keywords: ['newscatcher'],
      ...namedValue({
        names: /newscatcher/,
        ends: /key|token|secret|password|access/,
        value: /[\w-]{43}/,
      }),
      catches: [
        `NEWSCATCHER_API_KEY=${sampleText(43)}`,
        `newscatcherApiKey: '${sampleText(43, undefined, 2)}',`,
      ],
      ignores: [
        'NEWSCATCHER_API_KEY=your_newscatcher_api_key',
        `"newscatcher": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

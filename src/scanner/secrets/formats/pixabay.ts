/** Decides what secrets of Pixabay look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const pixabay: SecretProvider = {
  name: 'Pixabay',
  revoke: 'Ask Pixabay support for another key: the API page shows one only.',
  formats: [
    {
      id: 'pixabay-api-key',
      title: 'Pixabay API key',
      kind: 'secret',
      keywords: ['pixabay'],
      ...namedValue({
        names: /pixabay/,
        ends: /key|token|secret|password|access/,
        value: /\d{7,8}-[0-9a-f]{25}/,
      }),
      catches: [
        `PIXABAY_API_KEY=40128374-${sampleText(25, HEX)}`,
        `pixabayApiKey: '40128374-${sampleText(25, HEX, 2)}',`,
      ],
      ignores: [
        'PIXABAY_API_KEY=your_pixabay_api_key',
        `"pixabay": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

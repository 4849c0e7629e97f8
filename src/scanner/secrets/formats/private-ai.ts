/** Decides what secrets of Private AI look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const privateAi: SecretProvider = {
  name: 'Private AI',
  revoke: 'Rotate the key in the Private AI portal.',
  formats: [
    {
      id: 'private-ai-api-key',
      title: 'Private AI API key',
      kind: 'secret',
      keywords: ['privateai', 'private_ai', 'private-ai'],
      ...namedValue({
        names: /private_?-?ai/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{32}/,
      }),
      catches: [
        `PRIVATE_AI_API_KEY=${sampleText(32, HEX)}`,
        `privateAiApiKey: '${sampleText(32, HEX, 2)}',`,
      ],
      ignores: [
        'PRIVATE_AI_API_KEY=your_private_ai_api_key',
        `"private-ai": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

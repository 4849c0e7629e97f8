/** Decides what secrets of SpeechText.AI look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const speechtextAi: SecretProvider = {
  name: 'SpeechText.AI',
  revoke: 'Replace the key of SpeechText.AI in its profile.',
  formats: [
    {
      id: 'speechtext-ai-api-key',
      title: 'SpeechText.AI API key',
      kind: 'secret',
      keywords: ['speechtext'],
      ...namedValue({
        names: /speechtext(?:[._-]?ai)?/,
        ends: /key|token|secret|password|access/,
        value: /[0-9a-f]{32}/,
      }),
      catches: [
        `SPEECHTEXT_AI_API_KEY=${sampleText(32, HEX)}`,
        `{"speechtextAiApiKey": "${sampleText(32, HEX, 2)}"}`,
      ],
      ignores: [
        'SPEECHTEXT_AI_API_KEY=your_speechtext_ai_api_key',
        `"speechtext-ai": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

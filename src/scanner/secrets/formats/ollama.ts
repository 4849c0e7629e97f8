/** Decides what secrets of Ollama look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const ollama: SecretProvider = {
  name: 'Ollama',
  revoke: 'Delete the key at ollama.com under Settings, Keys, and create another.',
  formats: [
    {
      id: 'ollama-api-key',
      title: 'Ollama API key',
      kind: 'secret',
      keywords: ['ollama'],
      ...namedValue({
        names: /ollama/,
        ends: /key|token|secret|password|access/,
        value: /[0-9a-f]{32}\.[\w-]{24}/,
      }),
      catches: [
        `OLLAMA_API_KEY=${sampleText(32, HEX)}.${sampleText(24)}`,
        `ollama_api_key: ${sampleText(32, HEX, 2)}.${sampleText(24, undefined, 2)}`,
      ],
      ignores: ['OLLAMA_API_KEY=your_ollama_api_key', `"ollama": "^2.4.1#${sampleText(40, HEX)}"`],
    },
  ],
}

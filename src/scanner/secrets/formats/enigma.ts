/** Decides what secrets of Enigma look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(40)

export const enigma: SecretProvider = {
  name: 'Enigma',
  revoke: 'In your Enigma account, open API keys and replace the API key.',
  formats: [
    {
      id: 'enigma-api-key',
      title: 'Enigma API key',
      kind: 'secret',
      keywords: ['enigma_', 'enigma-', 'enigmaapi', 'enigmakey'],
      ...namedValue({
        names: /enigma_?-?(?:api|key|token|secret)/,
        ends: /key|token|api|secret/,
        value: /[A-Za-z0-9]{40}/,
      }),
      catches: [`export ENIGMA_API_KEY="${key}"`, `const enigmaApiKey = '${key}'`],
      ignores: [`ENIGMA_API_KEY=${'x'.repeat(32)}`, `enigma_commit: ${key}`],
    },
  ],
}

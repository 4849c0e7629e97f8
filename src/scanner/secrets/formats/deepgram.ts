/** Decides what secrets of Deepgram look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(40, HEX)

export const deepgram: SecretProvider = {
  name: 'Deepgram',
  revoke: 'In your Deepgram account, open API Keys and replace the API key.',
  formats: [
    {
      id: 'deepgram-api-key',
      title: 'Deepgram API key',
      kind: 'secret',
      keywords: ['deepgram'],
      ...namedValue({ names: /deepgram/, ends: /key|token|secret/, value: /[a-z0-9]{40}/ }),
      catches: [`const deepgramApiKey = '${key}'`, `deepgram_api_key: ${key}`],
      ignores: [`DEEPGRAM_API_KEY=${'x'.repeat(32)}`, `deepgram_commit: ${key}`],
    },
  ],
}

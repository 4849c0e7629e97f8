/** Decides what secrets of Chroma Cloud look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = `ck-${sampleText(44)}`

export const chroma: SecretProvider = {
  name: 'Chroma Cloud',
  revoke: 'In your Chroma Cloud account, open Settings, API keys and replace the API key.',
  formats: [
    {
      id: 'chroma-api-key',
      title: 'Chroma Cloud API key',
      kind: 'secret',
      keywords: ['chroma'],
      ...namedValue({ names: /chroma/, ends: /key|token|secret/, value: /ck-[A-Za-z0-9]{44}/ }),
      catches: [`const chromaApiKey = '${key}'`, `chroma_api_key: ${key}`],
      ignores: [`CHROMA_API_KEY=${'x'.repeat(32)}`, `chroma_commit: ${key}`],
    },
  ],
}

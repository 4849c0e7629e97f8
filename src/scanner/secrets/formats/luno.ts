/** Decides what secrets of Luno look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(43)

export const luno: SecretProvider = {
  name: 'Luno',
  revoke: 'In your Luno account, open Security, API keys and replace the API key.',
  formats: [
    {
      id: 'luno-api-key',
      title: 'Luno API key',
      kind: 'secret',
      keywords: ['luno'],
      ...namedValue({ names: /luno/, ends: /secret|key/, value: /[A-Za-z0-9_-]{43}/ }),
      catches: [`const lunoApiKey = '${key}'`, `luno_api_key: ${key}`],
      ignores: [`LUNO_API_KEY=${'x'.repeat(32)}`, `luno_commit: ${key}`],
    },
  ],
}

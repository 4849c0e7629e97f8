/** Decides what secrets of Happy Scribe look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(24)

export const happyscribe: SecretProvider = {
  name: 'Happy Scribe',
  revoke: 'In your Happy Scribe account, open Account, API and replace the API key.',
  formats: [
    {
      id: 'happyscribe-api-key',
      title: 'Happy Scribe API key',
      kind: 'secret',
      keywords: ['happyscribe'],
      ...namedValue({ names: /happyscribe/, ends: /key|token|secret/, value: /[A-Za-z0-9]{24}/ }),
      catches: [`happyscribe_api_key: ${key}`, `export HAPPYSCRIBE_API_KEY="${key}"`],
      ignores: [`HAPPYSCRIBE_API_KEY=${'x'.repeat(32)}`, `happyscribe_commit: ${key}`],
    },
  ],
}

/** Decides what secrets of Checkly look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = `cu_${sampleText(32, HEX)}`

export const checkly: SecretProvider = {
  name: 'Checkly',
  revoke: 'In your Checkly account, open Account settings, API keys and replace the API key.',
  formats: [
    {
      id: 'checkly-api-key',
      title: 'Checkly API key',
      kind: 'secret',
      keywords: ['checkly'],
      ...namedValue({
        names: /checkly/,
        ends: /key|token|secret/,
        value: /(?:cu|sv)_[0-9a-f]{32}/,
      }),
      catches: [`checkly_api_key: ${key}`, `export CHECKLY_API_KEY="${key}"`],
      ignores: [`CHECKLY_API_KEY=${'x'.repeat(32)}`, `checkly_commit: ${key}`],
    },
  ],
}

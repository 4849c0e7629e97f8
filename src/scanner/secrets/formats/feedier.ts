/** Decides what secrets of Feedier look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(32)

export const feedier: SecretProvider = {
  name: 'Feedier',
  revoke: 'In your Feedier account, open Settings, API and replace the API key.',
  formats: [
    {
      id: 'feedier-api-key',
      title: 'Feedier API key',
      kind: 'secret',
      keywords: ['feedier'],
      ...namedValue({ names: /feedier/, ends: /key|token|secret/, value: /[A-Za-z0-9]{32}/ }),
      catches: [`export FEEDIER_API_KEY="${key}"`, `const feedierApiKey = '${key}'`],
      ignores: [`FEEDIER_API_KEY=${'x'.repeat(32)}`, `feedier_commit: ${key}`],
    },
  ],
}

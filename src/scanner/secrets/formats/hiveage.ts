/** Decides what secrets of Hiveage look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(20)

export const hiveage: SecretProvider = {
  name: 'Hiveage',
  revoke: 'In your Hiveage account, open Account, API and replace the API key.',
  formats: [
    {
      id: 'hiveage-api-key',
      title: 'Hiveage API key',
      kind: 'secret',
      keywords: ['hiveage'],
      ...namedValue({ names: /hiveage/, ends: /key|token|secret/, value: /[A-Za-z0-9_-]{20}/ }),
      catches: [`{"hiveageApiKey": "${key}"}`, `HIVEAGE_API_KEY=${key}`],
      ignores: [`HIVEAGE_API_KEY=${'x'.repeat(32)}`, `hiveage_commit: ${key}`],
    },
  ],
}

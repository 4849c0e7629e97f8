/** Decides what secrets of Guardian Open Platform look like. */
import { namedValue } from '../named-value.ts'
import { sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleUuid()

export const guardian: SecretProvider = {
  name: 'Guardian Open Platform',
  revoke:
    'In your Guardian Open Platform account, open the developer page and replace the API key.',
  formats: [
    {
      id: 'guardian-api-key',
      title: 'Guardian Open Platform API key',
      kind: 'secret',
      keywords: ['guardian'],
      ...namedValue({
        names: /guardian_?-?(?:api|open|content|key)/,
        ends: /key|token|api/,
        value: /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/,
      }),
      catches: [`GUARDIAN_API_KEY=${key}`, `{"guardianApiKey": "${key}"}`],
      ignores: [`GUARDIAN_API_KEY=${'x'.repeat(32)}`, `guardian_commit: ${key}`],
    },
  ],
}

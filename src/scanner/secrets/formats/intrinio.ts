/** Decides what secrets of Intrinio look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(44)

export const intrinio: SecretProvider = {
  name: 'Intrinio',
  revoke: 'In your Intrinio account, open the account page and replace the API key.',
  formats: [
    {
      id: 'intrinio-api-key',
      title: 'Intrinio API key',
      kind: 'secret',
      keywords: ['intrinio'],
      ...namedValue({ names: /intrinio/, ends: /key|token|secret/, value: /[A-Za-z0-9]{44}/ }),
      catches: [`intrinio_api_key: ${key}`, `export INTRINIO_API_KEY="${key}"`],
      ignores: [`INTRINIO_API_KEY=${'x'.repeat(32)}`, `intrinio_commit: ${key}`],
    },
  ],
}

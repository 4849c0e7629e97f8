/** Decides what secrets of GetEmail.io look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(20)

export const getemail: SecretProvider = {
  name: 'GetEmail.io',
  revoke: 'In your GetEmail.io account, open the API page and replace the API key.',
  formats: [
    {
      id: 'getemail-api-key',
      title: 'GetEmail.io API key',
      kind: 'secret',
      keywords: ['getemail'],
      ...namedValue({ names: /getemail/, ends: /key|token|secret/, value: /[A-Za-z0-9-]{20}/ }),
      catches: [`{"getemailApiKey": "${key}"}`, `GETEMAIL_API_KEY=${key}`],
      ignores: [`GETEMAIL_API_KEY=${'x'.repeat(32)}`, `getemail_commit: ${key}`],
    },
  ],
}

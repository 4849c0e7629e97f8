/** Decides what secrets of Elastic Email look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(96, HEX).toUpperCase()

export const elasticEmail: SecretProvider = {
  name: 'Elastic Email',
  revoke: 'In your Elastic Email account, open Settings, Manage API Keys and replace the API key.',
  formats: [
    {
      id: 'elastic-email-api-key',
      title: 'Elastic Email API key',
      kind: 'secret',
      keywords: ['elasticemail', 'elastic_email', 'elastic-email'],
      ...namedValue({ names: /elastic_?-?email/, ends: /key|token|secret/, value: /[0-9A-F]{96}/ }),
      catches: [`const elasticEmailApiKey = '${key}'`, `elastic_email_api_key: ${key}`],
      ignores: [`ELASTIC_EMAIL_API_KEY=${'x'.repeat(32)}`, `elastic_commit: ${key}`],
    },
  ],
}

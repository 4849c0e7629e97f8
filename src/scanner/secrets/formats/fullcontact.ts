/** Decides what secrets of FullContact look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(32)

export const fullcontact: SecretProvider = {
  name: 'FullContact',
  revoke: 'In your FullContact account, open API Keys and replace the API key.',
  formats: [
    {
      id: 'fullcontact-api-key',
      title: 'FullContact API key',
      kind: 'secret',
      keywords: ['fullcontact'],
      ...namedValue({ names: /fullcontact/, ends: /key|token|secret/, value: /[A-Za-z0-9]{32}/ }),
      catches: [`fullcontact_api_key: ${key}`, `export FULLCONTACT_API_KEY="${key}"`],
      ignores: [`FULLCONTACT_API_KEY=${'x'.repeat(32)}`, `fullcontact_commit: ${key}`],
    },
  ],
}

/** Decides what secrets of Dareboost look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(60)

export const dareboost: SecretProvider = {
  name: 'Dareboost',
  revoke: 'In your Dareboost account, open the account page and replace the API key.',
  formats: [
    {
      id: 'dareboost-api-key',
      title: 'Dareboost API key',
      kind: 'secret',
      keywords: ['dareboost'],
      ...namedValue({ names: /dareboost/, ends: /key|token|secret/, value: /[A-Za-z0-9]{60}/ }),
      catches: [`const dareboostApiKey = '${key}'`, `dareboost_api_key: ${key}`],
      ignores: [`DAREBOOST_API_KEY=${'x'.repeat(32)}`, `dareboost_commit: ${key}`],
    },
  ],
}

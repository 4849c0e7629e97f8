/** Decides what secrets of Clockify look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(48)

export const clockify: SecretProvider = {
  name: 'Clockify',
  revoke: 'In your Clockify account, open Preferences, Advanced and replace the API key.',
  formats: [
    {
      id: 'clockify-api-key',
      title: 'Clockify API key',
      kind: 'secret',
      keywords: ['clockify'],
      ...namedValue({ names: /clockify/, ends: /key|token|secret/, value: /[A-Za-z0-9]{48}/ }),
      catches: [`clockify_api_key: ${key}`, `export CLOCKIFY_API_KEY="${key}"`],
      ignores: [`CLOCKIFY_API_KEY=${'x'.repeat(32)}`, `clockify_commit: ${key}`],
    },
  ],
}

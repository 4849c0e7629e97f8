/** Decides what secrets of Humanitec look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = sampleText(40)

export const humanitec: SecretProvider = {
  name: 'Humanitec',
  revoke: 'In your Humanitec account, open Service users, API tokens and replace the API token.',
  formats: [
    {
      id: 'humanitec-api-token',
      title: 'Humanitec API token',
      kind: 'secret',
      keywords: ['humanitec'],
      ...namedValue({ names: /humanitec/, ends: /token|key/, value: /[A-Za-z0-9_-]{36,43}/ }),
      catches: [`const humanitecApiToken = '${token}'`, `humanitec_api_token: ${token}`],
      ignores: [`HUMANITEC_API_TOKEN=${'x'.repeat(32)}`, `humanitec_commit: ${token}`],
    },
  ],
}

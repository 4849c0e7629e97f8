/** Decides what secrets of Browshot look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(28)

export const browshot: SecretProvider = {
  name: 'Browshot',
  revoke: 'In your Browshot account, open the dashboard and replace the API key.',
  formats: [
    {
      id: 'browshot-api-key',
      title: 'Browshot API key',
      kind: 'secret',
      keywords: ['browshot'],
      ...namedValue({ names: /browshot/, ends: /key|token|secret/, value: /[A-Za-z0-9]{28}/ }),
      catches: [`const browshotApiKey = '${key}'`, `browshot_api_key: ${key}`],
      ignores: [`BROWSHOT_API_KEY=${'x'.repeat(32)}`, `browshot_commit: ${key}`],
    },
  ],
}

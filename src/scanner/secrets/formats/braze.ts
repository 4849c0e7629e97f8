/** Decides what secrets of Braze look like. */
import { namedValue } from '../named-value.ts'
import { sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleUuid()

export const braze: SecretProvider = {
  name: 'Braze',
  revoke: 'In your Braze account, open Settings, API Keys and replace the API key.',
  formats: [
    {
      id: 'braze-api-key',
      title: 'Braze API key',
      kind: 'secret',
      keywords: ['braze_', 'braze-', 'brazeapi', 'brazerest'],
      ...namedValue({
        names: /(?<![A-Za-z])braze/,
        ends: /key/,
        value: /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/,
      }),
      catches: [`export BRAZE_API_KEY="${key}"`, `const brazeApiKey = '${key}'`],
      ignores: [`BRAZE_API_KEY=${'x'.repeat(32)}`, `braze_commit: ${key}`],
    },
  ],
}

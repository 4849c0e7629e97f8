/** Decides what secrets of Campayn look like. */
import { namedValue } from '../named-value.ts'
import { LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(64, LOWER_AND_DIGITS)

export const campayn: SecretProvider = {
  name: 'Campayn',
  revoke: 'In your Campayn account, open Settings, API and replace the API key.',
  formats: [
    {
      id: 'campayn-api-key',
      title: 'Campayn API key',
      kind: 'secret',
      keywords: ['campayn'],
      ...namedValue({ names: /campayn/, ends: /key|token|secret/, value: /[a-z0-9]{64}/ }),
      catches: [`export CAMPAYN_API_KEY="${key}"`, `const campaynApiKey = '${key}'`],
      ignores: [`CAMPAYN_API_KEY=${'x'.repeat(32)}`, `campayn_commit: ${key}`],
    },
  ],
}

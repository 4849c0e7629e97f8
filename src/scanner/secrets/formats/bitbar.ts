/** Decides what secrets of BitBar look like. */
import { namedValue } from '../named-value.ts'
import { LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(32, LOWER_AND_DIGITS)

export const bitbar: SecretProvider = {
  name: 'BitBar',
  revoke: 'In your BitBar account, open My account, API key and replace the API key.',
  formats: [
    {
      id: 'bitbar-api-key',
      title: 'BitBar API key',
      kind: 'secret',
      keywords: ['bitbar'],
      ...namedValue({ names: /bitbar/, ends: /key|token|secret/, value: /[A-Za-z0-9]{32}/ }),
      catches: [`export BITBAR_API_KEY="${key}"`, `const bitbarApiKey = '${key}'`],
      ignores: [`BITBAR_API_KEY=${'x'.repeat(32)}`, `bitbar_commit: ${key}`],
    },
  ],
}

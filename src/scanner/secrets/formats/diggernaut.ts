/** Decides what secrets of Diggernaut look like. */
import { namedValue } from '../named-value.ts'
import { LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(40, LOWER_AND_DIGITS)

export const diggernaut: SecretProvider = {
  name: 'Diggernaut',
  revoke: 'In your Diggernaut account, open your profile and replace the API key.',
  formats: [
    {
      id: 'diggernaut-api-key',
      title: 'Diggernaut API key',
      kind: 'secret',
      keywords: ['diggernaut'],
      ...namedValue({ names: /diggernaut/, ends: /key|token|secret/, value: /[a-z0-9]{40}/ }),
      catches: [`export DIGGERNAUT_API_KEY="${key}"`, `const diggernautApiKey = '${key}'`],
      ignores: [`DIGGERNAUT_API_KEY=${'x'.repeat(32)}`, `diggernaut_commit: ${key}`],
    },
  ],
}

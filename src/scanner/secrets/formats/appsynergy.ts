/** Decides what secrets of AppSynergy look like. */
import { namedValue } from '../named-value.ts'
import { LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(64, LOWER_AND_DIGITS)

export const appsynergy: SecretProvider = {
  name: 'AppSynergy',
  revoke: 'In your AppSynergy account, open the API settings and replace the API key.',
  formats: [
    {
      id: 'appsynergy-api-key',
      title: 'AppSynergy API key',
      kind: 'secret',
      keywords: ['appsynergy'],
      ...namedValue({ names: /appsynergy/, ends: /key|token|secret/, value: /[a-z0-9]{64}/ }),
      catches: [`APPSYNERGY_API_KEY=${key}`, `{"appsynergyApiKey": "${key}"}`],
      ignores: [`APPSYNERGY_API_KEY=${'x'.repeat(32)}`, `appsynergy_commit: ${key}`],
    },
  ],
}

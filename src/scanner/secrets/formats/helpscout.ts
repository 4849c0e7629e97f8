/** Decides what secrets of Help Scout look like. */
import { namedValue } from '../named-value.ts'
import { LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(40, LOWER_AND_DIGITS)

export const helpscout: SecretProvider = {
  name: 'Help Scout',
  revoke: 'In your Help Scout account, open your profile, API keys and replace the API key.',
  formats: [
    {
      id: 'helpscout-api-key',
      title: 'Help Scout API key',
      kind: 'secret',
      keywords: ['helpscout', 'help_scout', 'help-scout'],
      ...namedValue({ names: /help_?-?scout/, ends: /key|secret|token/, value: /[a-z0-9]{40}/ }),
      catches: [`const helpscoutApiKey = '${key}'`, `helpscout_api_key: ${key}`],
      ignores: [`HELPSCOUT_API_KEY=${'x'.repeat(32)}`, `helpscout_commit: ${key}`],
    },
  ],
}

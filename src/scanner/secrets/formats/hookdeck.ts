/** Decides what secrets of Hookdeck look like. */
import { namedValue } from '../named-value.ts'
import { LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(50, LOWER_AND_DIGITS)

export const hookdeck: SecretProvider = {
  name: 'Hookdeck',
  revoke: 'In Hookdeck, open Settings, Secrets, and roll the API key.',
  formats: [
    {
      id: 'hookdeck-api-key',
      title: 'Hookdeck API key',
      kind: 'secret',
      keywords: ['hookdeck'],
      ...namedValue({ names: /hookdeck/, ends: /key|secret|token/, value: /[a-z0-9]{48,50}/ }),
      catches: [`const hookdeckApiKey = '${key}'`, `hookdeck_api_key: ${key}`],
      ignores: [`HOOKDECK_API_KEY=${'x'.repeat(32)}`, `hookdeck_commit: ${key}`],
    },
  ],
}

/** Decides what secrets of GTmetrix look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(32, HEX)

export const gtmetrix: SecretProvider = {
  name: 'GTmetrix',
  revoke: 'In your GTmetrix account, open your account page and replace the API key.',
  formats: [
    {
      id: 'gtmetrix-api-key',
      title: 'GTmetrix API key',
      kind: 'secret',
      keywords: ['gtmetrix'],
      ...namedValue({ names: /gtmetrix/, ends: /key|token|secret/, value: /[0-9a-f]{32}/ }),
      catches: [`export GTMETRIX_API_KEY="${key}"`, `const gtmetrixApiKey = '${key}'`],
      ignores: [`GTMETRIX_API_KEY=${'x'.repeat(32)}`, `gtmetrix_commit: ${key}`],
    },
  ],
}

/** Decides what secrets of Atera look like. */
import { namedValue } from '../named-value.ts'
import { LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(32, LOWER_AND_DIGITS)

export const atera: SecretProvider = {
  name: 'Atera',
  revoke: 'In your Atera account, open Admin, API and replace the API key.',
  formats: [
    {
      id: 'atera-api-key',
      title: 'Atera API key',
      kind: 'secret',
      keywords: ['atera_', 'atera-', 'ateraapi', 'aterakey'],
      ...namedValue({
        names: /(?<![A-Za-z])atera/,
        ends: /key|token|secret/,
        value: /[a-z0-9]{32}/,
      }),
      catches: [`const ateraApiKey = '${key}'`, `atera_api_key: ${key}`],
      ignores: [`ATERA_API_KEY=${'x'.repeat(32)}`, `atera_commit: ${key}`],
    },
  ],
}

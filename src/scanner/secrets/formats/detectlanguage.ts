/** Decides what secrets of Detect Language API look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(32, HEX)

export const detectlanguage: SecretProvider = {
  name: 'Detect Language API',
  revoke: 'In your Detect Language API account, open the account page and replace the API key.',
  formats: [
    {
      id: 'detectlanguage-api-key',
      title: 'Detect Language API API key',
      kind: 'secret',
      keywords: ['detectlanguage', 'detect_language', 'detect-language'],
      ...namedValue({
        names: /detect_?-?language/,
        ends: /key|token|secret/,
        value: /[a-z0-9]{32}/,
      }),
      catches: [`DETECTLANGUAGE_API_KEY=${key}`, `{"detectlanguageApiKey": "${key}"}`],
      ignores: [`DETECTLANGUAGE_API_KEY=${'x'.repeat(32)}`, `detectlanguage_commit: ${key}`],
    },
  ],
}

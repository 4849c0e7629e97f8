/** Decides what secrets of Ambee look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(64, HEX)

export const ambee: SecretProvider = {
  name: 'Ambee',
  revoke: 'In your Ambee account, open the API dashboard and replace the API key.',
  formats: [
    {
      id: 'ambee-api-key',
      title: 'Ambee API key',
      kind: 'secret',
      keywords: ['ambee'],
      ...namedValue({ names: /ambee/, ends: /key|token|secret/, value: /[0-9a-f]{64}/ }),
      catches: [`ambee_api_key: ${key}`, `export AMBEE_API_KEY="${key}"`],
      ignores: [`AMBEE_API_KEY=${'x'.repeat(32)}`, `ambee_commit: ${key}`],
    },
  ],
}

/** Decides what secrets of BeeBole look like. */
import { namedValue } from '../named-value.ts'
import { LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(40, LOWER_AND_DIGITS)

export const beebole: SecretProvider = {
  name: 'BeeBole',
  revoke: 'In your BeeBole account, open your account, API and replace the API key.',
  formats: [
    {
      id: 'beebole-api-key',
      title: 'BeeBole API key',
      kind: 'secret',
      keywords: ['beebole'],
      ...namedValue({ names: /beebole/, ends: /key|token|secret/, value: /[a-z0-9]{40}/ }),
      catches: [`beebole_api_key: ${key}`, `export BEEBOLE_API_KEY="${key}"`],
      ignores: [`BEEBOLE_API_KEY=${'x'.repeat(32)}`, `beebole_commit: ${key}`],
    },
  ],
}

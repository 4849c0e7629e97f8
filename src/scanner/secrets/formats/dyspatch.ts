/** Decides what secrets of Dyspatch look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(52, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789')

export const dyspatch: SecretProvider = {
  name: 'Dyspatch',
  revoke: 'In your Dyspatch account, open Account, API keys and replace the API key.',
  formats: [
    {
      id: 'dyspatch-api-key',
      title: 'Dyspatch API key',
      kind: 'secret',
      keywords: ['dyspatch'],
      ...namedValue({ names: /dyspatch/, ends: /key|token|secret/, value: /[A-Z0-9]{52}/ }),
      catches: [`dyspatch_api_key: ${key}`, `export DYSPATCH_API_KEY="${key}"`],
      ignores: [`DYSPATCH_API_KEY=${'x'.repeat(32)}`, `dyspatch_commit: ${key}`],
    },
  ],
}

/** Decides what secrets of Delighted look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(32)

export const delighted: SecretProvider = {
  name: 'Delighted',
  revoke: 'In your Delighted account, open Integrations, API and replace the API key.',
  formats: [
    {
      id: 'delighted-api-key',
      title: 'Delighted API key',
      kind: 'secret',
      keywords: ['delighted'],
      ...namedValue({ names: /delighted/, ends: /key|token|secret/, value: /[A-Za-z0-9]{32}/ }),
      catches: [`export DELIGHTED_API_KEY="${key}"`, `const delightedApiKey = '${key}'`],
      ignores: [`DELIGHTED_API_KEY=${'x'.repeat(32)}`, `delighted_commit: ${key}`],
    },
  ],
}

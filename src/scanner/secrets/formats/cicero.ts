/** Decides what secrets of Cicero look like. */
import { namedValue } from '../named-value.ts'
import { LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(40, LOWER_AND_DIGITS)

export const cicero: SecretProvider = {
  name: 'Cicero',
  revoke: 'In your Cicero account, open API Access and replace the API key.',
  formats: [
    {
      id: 'cicero-api-key',
      title: 'Cicero API key',
      kind: 'secret',
      keywords: ['cicero_', 'cicero-', 'ciceroapi', 'cicerokey'],
      ...namedValue({
        names: /cicero_?-?(?:api|key|token)/,
        ends: /key|token|api/,
        value: /[a-z0-9]{40}/,
      }),
      catches: [`export CICERO_API_KEY="${key}"`, `const ciceroApiKey = '${key}'`],
      ignores: [`CICERO_API_KEY=${'x'.repeat(32)}`, `cicero_commit: ${key}`],
    },
  ],
}

/** Decides what secrets of Courier look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText, UPPER_AND_DIGITS } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = `pk_prod_${sampleText(28, UPPER_AND_DIGITS)}`

export const courier: SecretProvider = {
  name: 'Courier',
  revoke: 'In Courier, open Settings, API Keys, and rotate the key.',
  formats: [
    {
      id: 'courier-api-key',
      title: 'Courier API key',
      kind: 'secret',
      keywords: ['pk_prod_', 'pk_test_'],
      pattern: /(?<![\w-])pk_(?:prod|test)_[A-Z0-9]{28}(?![\w-])/g,
      publicLength: 8,
      judge: judgeRandom(8),
      catches: [`Authorization: Bearer ${key}`, `export COURIER_API_KEY="${key}"`],
      ignores: [`pk_prod_${'x'.repeat(28)}`, `x${key}`],
    },
  ],
}

/** Decides what secrets of GrowthBook look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = `secret_admin_${sampleText(40)}`

export const growthbook: SecretProvider = {
  name: 'GrowthBook',
  revoke: 'In your GrowthBook account, open Settings, API Keys and replace the secret key.',
  formats: [
    {
      id: 'growthbook-secret-key',
      title: 'GrowthBook secret key',
      kind: 'secret',
      keywords: ['growthbook'],
      ...namedValue({
        names: /growthbook/,
        ends: /key|token|secret/,
        value: /secret_(?:admin|readonly|user)?_?[A-Za-z0-9]{30,50}/,
      }),
      catches: [`export GROWTHBOOK_SECRET_KEY="${key}"`, `const growthbookSecretKey = '${key}'`],
      ignores: [`GROWTHBOOK_SECRET_KEY=${'x'.repeat(32)}`, `growthbook_commit: ${key}`],
    },
  ],
}

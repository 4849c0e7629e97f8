/** Decides what secrets of Freemius look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = `sk_${sampleText(29)}`

export const freemius: SecretProvider = {
  name: 'Freemius',
  revoke:
    'In the Freemius dashboard, open the product, Settings, Keys, and replace the secret key.',
  formats: [
    {
      id: 'freemius-secret-key',
      title: 'Freemius secret key',
      kind: 'secret',
      keywords: ['secret_key', 'freemius'],
      ...namedValue({ names: /secret_key|freemius_?secret/, value: /sk_[^\s'"]{29}/ }),
      catches: [`SECRET_KEY=${key}`, `secret_key: ${key}`],
      ignores: [`'secret_key' => 'sk_${'x'.repeat(29)}'`, `'public_key' => 'pk_${sampleText(29)}'`],
    },
  ],
}

/** Decides what secrets of Avalara look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(16, HEX, 2).toUpperCase()

export const avalara: SecretProvider = {
  name: 'Avalara',
  revoke: 'In Avalara, open Settings, License and API keys, and generate a new licence key.',
  formats: [
    {
      id: 'avalara-license-key',
      title: 'Avalara licence key',
      kind: 'secret',
      keywords: ['avalara', 'avatax'],
      ...namedValue({ names: /avalara|avatax/, ends: /key|license/, value: /[0-9A-F]{16}/ }),
      catches: [`avatax_license_key: ${key}`, `export AVATAX_LICENSE_KEY="${key}"`],
      ignores: [`AVATAX_LICENSE_KEY=${'x'.repeat(32)}`, `avatax_commit: ${key}`],
    },
  ],
}

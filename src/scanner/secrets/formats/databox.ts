/** Decides what secrets of Databox look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = sampleText(21)

export const databox: SecretProvider = {
  name: 'Databox',
  revoke: 'In your Databox account, open Data sources, Push custom data and replace the token.',
  formats: [
    {
      id: 'databox-token',
      title: 'Databox token',
      kind: 'secret',
      keywords: ['databox'],
      ...namedValue({ names: /databox/, ends: /token|key/, value: /[A-Za-z0-9]{21}/ }),
      catches: [`databox_token: ${token}`, `export DATABOX_TOKEN="${token}"`],
      ignores: [`DATABOX_TOKEN=${'x'.repeat(32)}`, `databox_commit: ${token}`],
    },
  ],
}

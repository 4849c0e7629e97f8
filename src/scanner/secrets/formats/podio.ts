/** Decides what secrets of Podio look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const podio: SecretProvider = {
  name: 'Podio',
  revoke: 'Reset the client secret in Podio under Account settings, API keys.',
  formats: [
    {
      id: 'podio-client-secret',
      title: 'Podio client secret',
      kind: 'secret',
      keywords: ['podio'],
      ...namedValue({ names: /podio/, ends: /secret|key|token/, value: /[0-9A-Za-z]{64}/ }),
      catches: [
        `PODIO_CLIENT_SECRET=${sampleText(64)}`,
        `podioClientSecret: '${sampleText(64, undefined, 2)}',`,
      ],
      ignores: [
        'PODIO_CLIENT_SECRET=your_podio_client_secret',
        `"podio": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

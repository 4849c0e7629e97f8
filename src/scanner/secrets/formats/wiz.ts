/** Decides what secrets of Wiz look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const wiz: SecretProvider = {
  name: 'Wiz',
  revoke: 'Delete the service account in Wiz under Settings, Service accounts.',
  formats: [
    {
      id: 'wiz-client-secret',
      title: 'Wiz client secret',
      kind: 'secret',
      keywords: ['wiz'],
      ...namedValue({
        names: /wiz(?:_?io)?[_-]?(?:api)?[_-]?client[_-]?secret/,
        value: /[0-9A-Za-z]{64}/,
      }),
      catches: [
        `WIZ_CLIENT_SECRET=${sampleText(64)}`,
        `wizClientSecret: '${sampleText(64, undefined, 2)}',`,
      ],
      ignores: [
        'WIZ_CLIENT_SECRET=your_wiz_client_secret',
        `"wiz": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

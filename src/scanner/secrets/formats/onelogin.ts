/** Decides what secrets of OneLogin look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const onelogin: SecretProvider = {
  name: 'OneLogin',
  revoke: 'Delete the credential in OneLogin under Developers, API credentials.',
  formats: [
    {
      id: 'onelogin-client-secret',
      title: 'OneLogin client secret',
      kind: 'secret',
      keywords: ['onelogin', 'one_login'],
      ...namedValue({ names: /one_?login/, ends: /secret/, value: /[0-9a-f]{64}/ }),
      catches: [
        `ONELOGIN_CLIENT_SECRET=${sampleText(64, HEX)}`,
        `{"oneloginClientSecret": "${sampleText(64, HEX, 2)}"}`,
      ],
      ignores: [
        'ONELOGIN_CLIENT_SECRET=your_onelogin_client_secret',
        `"onelogin": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

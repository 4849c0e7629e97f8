/** Decides what secrets of RingCentral look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const ringcentral: SecretProvider = {
  name: 'RingCentral',
  revoke: 'Reset the client secret in the RingCentral developer console.',
  formats: [
    {
      id: 'ringcentral-client-secret',
      title: 'RingCentral client secret',
      kind: 'secret',
      keywords: ['ringcentral', 'rc_client'],
      ...namedValue({
        names: /ringcentral|rc_client/,
        ends: /secret/,
        value: /[\w-]{22}|[0-9A-Za-z]{43,46}/,
      }),
      catches: [
        `RINGCENTRAL_CLIENT_SECRET=${sampleText(22)}`,
        `ringcentral_client_secret: ${sampleText(22, undefined, 2)}`,
      ],
      ignores: [
        'RINGCENTRAL_CLIENT_SECRET=your_ringcentral_client_secret',
        `"ringcentral": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

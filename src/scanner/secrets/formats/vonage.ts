/** Decides what secrets of Vonage (Nexmo) look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const vonage: SecretProvider = {
  name: 'Vonage (Nexmo)',
  revoke: 'Change the secret in the Vonage dashboard under API settings.',
  formats: [
    {
      id: 'vonage-api-secret',
      title: 'Vonage API secret',
      kind: 'secret',
      keywords: ['nexmo', 'vonage'],
      ...namedValue({ names: /nexmo|vonage/, ends: /secret|token/, value: /[0-9A-Za-z]{16}/ }),
      catches: [
        `VONAGE_API_SECRET=${sampleText(16, undefined, 3)}`,
        `nexmoApiSecret: '${sampleText(16, undefined, 4)}'`,
      ],
      ignores: [
        'VONAGE_API_SECRET=your_vonage_api_secret',
        `"vonage": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

/** Decides what secrets of Pinata look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const pinata: SecretProvider = {
  name: 'Pinata',
  revoke: 'Revoke the key in the Pinata dashboard under API keys.',
  formats: [
    {
      id: 'pinata-api-secret',
      title: 'Pinata API secret',
      kind: 'secret',
      keywords: ['pinata'],
      ...namedValue({ names: /pinata/, ends: /secret|key|token/, value: /[0-9a-f]{64}/ }),
      catches: [
        `PINATA_API_SECRET=${sampleText(64, HEX)}`,
        `{"pinataApiSecret": "${sampleText(64, HEX, 2)}"}`,
      ],
      ignores: [
        'PINATA_API_SECRET=your_pinata_api_secret',
        `"pinata": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

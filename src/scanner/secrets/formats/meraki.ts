/** Decides what secrets of Cisco Meraki look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const meraki: SecretProvider = {
  name: 'Cisco Meraki',
  revoke: 'Revoke the key in the Meraki dashboard under My profile, API access.',
  formats: [
    {
      id: 'meraki-api-key',
      title: 'Cisco Meraki API key',
      kind: 'secret',
      keywords: ['meraki'],
      ...namedValue({ names: /meraki/, ends: /key|token|secret|auth/, value: /[0-9A-Za-z]{40}/ }),
      catches: [
        `MERAKI_API_KEY=${sampleText(40, HEX)}`,
        `{"merakiApiKey": "${sampleText(40, HEX, 2)}"}`,
      ],
      ignores: ['MERAKI_API_KEY=your_meraki_api_key', `"meraki": "^2.4.1#${sampleText(40, HEX)}"`],
    },
  ],
}

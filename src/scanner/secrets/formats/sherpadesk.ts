/** Decides what secrets of SherpaDesk look like. */
import { namedValue } from '../named-value.ts'
import { HEX, LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const sherpadesk: SecretProvider = {
  name: 'SherpaDesk',
  revoke: 'Make a new key at SherpaDesk under Profile, API token, and delete the old one.',
  formats: [
    {
      id: 'sherpadesk-api-key',
      title: 'SherpaDesk API key',
      kind: 'secret',
      keywords: ['sherpadesk'],
      ...namedValue({
        names: /sherpadesk/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{32}/,
      }),
      catches: [
        `SHERPADESK_API_KEY=${sampleText(32, LOWER_AND_DIGITS)}`,
        `sherpadesk_api_key: ${sampleText(32, LOWER_AND_DIGITS, 2)}`,
      ],
      ignores: [
        'SHERPADESK_API_KEY=your_sherpadesk_api_key',
        `"sherpadesk": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

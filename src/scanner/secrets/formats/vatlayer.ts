/** Decides what secrets of vatlayer look like. */
import { namedValue } from '../named-value.ts'
import { HEX, LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const vatlayer: SecretProvider = {
  name: 'vatlayer',
  revoke: 'Reset the access key in the dashboard of your vatlayer account.',
  formats: [
    {
      id: 'vatlayer-api-key',
      title: 'vatlayer API key',
      kind: 'secret',
      keywords: ['vatlayer'],
      ...namedValue({
        names: /vatlayer/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{32}/,
      }),
      catches: [
        `VATLAYER_API_KEY=${sampleText(32, LOWER_AND_DIGITS)}`,
        `vatlayerApiKey: '${sampleText(32, LOWER_AND_DIGITS, 2)}',`,
      ],
      ignores: [
        'VATLAYER_API_KEY=your_vatlayer_api_key',
        `"vatlayer": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

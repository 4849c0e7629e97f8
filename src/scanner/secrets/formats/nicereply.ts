/** Decides what secrets of Nicereply look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const nicereply: SecretProvider = {
  name: 'Nicereply',
  revoke: 'Reset the key in Nicereply under Settings, API.',
  formats: [
    {
      id: 'nicereply-api-key',
      title: 'Nicereply API key',
      kind: 'secret',
      keywords: ['nicereply'],
      ...namedValue({
        names: /nicereply/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{40}/,
      }),
      catches: [
        `NICEREPLY_API_KEY=${sampleText(40, HEX)}`,
        `{"nicereplyApiKey": "${sampleText(40, HEX, 2)}"}`,
      ],
      ignores: [
        'NICEREPLY_API_KEY=your_nicereply_api_key',
        `"nicereply": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

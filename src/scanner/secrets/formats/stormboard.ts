/** Decides what secrets of Stormboard look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const stormboard: SecretProvider = {
  name: 'Stormboard',
  revoke: 'Make a new key at Stormboard under Account, API key, and delete the old one.',
  formats: [
    {
      id: 'stormboard-api-key',
      title: 'Stormboard API key',
      kind: 'secret',
      keywords: ['stormboard'],
      ...namedValue({
        names: /stormboard/,
        ends: /key|token|secret|password|access/,
        value: /[0-9a-f]{40}/,
      }),
      catches: [
        `STORMBOARD_API_KEY=${sampleText(40, HEX)}`,
        `stormboard_api_key: ${sampleText(40, HEX, 2)}`,
      ],
      ignores: [
        'STORMBOARD_API_KEY=your_stormboard_api_key',
        `"stormboard": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

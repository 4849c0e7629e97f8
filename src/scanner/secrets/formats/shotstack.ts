/** Decides what secrets of Shotstack look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const shotstack: SecretProvider = {
  name: 'Shotstack',
  revoke: 'Rotate the key in the Shotstack dashboard under API keys.',
  formats: [
    {
      id: 'shotstack-api-key',
      title: 'Shotstack API key',
      kind: 'secret',
      keywords: ['shotstack'],
      ...namedValue({
        names: /shotstack/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{40}/,
      }),
      catches: [
        `SHOTSTACK_API_KEY=${sampleText(40)}`,
        `const shotstackApiKey = '${sampleText(40, undefined, 2)}'`,
      ],
      ignores: [
        'SHOTSTACK_API_KEY=your_shotstack_api_key',
        `"shotstack": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

/** Decides what secrets of Percy look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const percy: SecretProvider = {
  name: 'Percy',
  revoke: 'Rotate the token in Percy under Project settings.',
  formats: [
    {
      id: 'percy-token',
      title: 'Percy project token',
      kind: 'secret',
      keywords: ['percy'],
      ...namedValue({
        names: /percy_?token/,
        value: /(?:(?:web|app|auto|ss|vmw|res)_)?[0-9a-f]{64}/,
      }),
      catches: [
        `PERCY_TOKEN=${'web'}_${sampleText(64, HEX)}`,
        `percy_token: ${'web'}_${sampleText(64, HEX, 2)}`,
      ],
      ignores: ['PERCY_TOKEN=your_percy_token', `"percy": "^2.4.1#${sampleText(40, HEX)}"`],
    },
  ],
}

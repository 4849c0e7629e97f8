/** Decides what secrets of userstack look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const userstack: SecretProvider = {
  name: 'userstack',
  revoke: 'Make a new key at userstack in its dashboard, and delete the old one.',
  formats: [
    {
      id: 'userstack-api-key',
      title: 'userstack API key',
      kind: 'secret',
      keywords: ['userstack'],
      ...namedValue({
        names: /userstack/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{32}/,
      }),
      catches: [
        `USERSTACK_API_KEY=${sampleText(32, HEX)}`,
        `userstack_api_key: ${sampleText(32, HEX, 2)}`,
      ],
      ignores: [
        'USERSTACK_API_KEY=your_userstack_api_key',
        `"userstack": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

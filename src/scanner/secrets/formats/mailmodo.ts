/** Decides what secrets of Mailmodo look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText, UPPER_AND_DIGITS } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

function sampleApiKey(seed: number): string {
  return [
    `${sampleText(7, UPPER_AND_DIGITS, seed)}-`,
    `${sampleText(7, UPPER_AND_DIGITS, seed + 10)}-`,
    `${sampleText(7, UPPER_AND_DIGITS, seed + 20)}-`,
    `${sampleText(7, UPPER_AND_DIGITS, seed + 30)}`,
  ].join('')
}

export const mailmodo: SecretProvider = {
  name: 'Mailmodo',
  revoke: 'Make a new key in Mailmodo under Settings, API keys, and delete the old one.',
  formats: [
    {
      id: 'mailmodo-api-key',
      title: 'Mailmodo API key',
      kind: 'secret',
      keywords: ['mailmodo'],
      ...namedValue({
        names: /mailmodo/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Z]{7}(?:-[0-9A-Z]{7}){3}/,
      }),
      catches: [`MAILMODO_API_KEY=${sampleApiKey(1)}`, `mailmodo_api_key: ${sampleApiKey(2)}`],
      ignores: [
        'MAILMODO_API_KEY=your_mailmodo_api_key',
        `"mailmodo": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

/** Decides what secrets of Mailsac look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const mailsac: SecretProvider = {
  name: 'Mailsac',
  revoke: 'Revoke the key in the Mailsac dashboard under API credentials and create another.',
  formats: [
    {
      id: 'mailsac-api-key',
      title: 'Mailsac API key',
      kind: 'secret',
      keywords: ['mailsac'],
      ...namedValue({
        names: /mailsac/,
        ends: /key|token|secret|password|access/,
        value: /k_[0-9A-Za-z]{36,48}/,
      }),
      catches: [
        `MAILSAC_API_KEY=${'k'}_${sampleText(36)}`,
        `mailsacApiKey: '${'k'}_${sampleText(36, undefined, 2)}',`,
      ],
      ignores: [
        'MAILSAC_API_KEY=your_mailsac_api_key',
        `"mailsac": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

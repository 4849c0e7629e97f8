/** Decides what secrets of Mailjet look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const mailjet: SecretProvider = {
  name: 'Mailjet',
  revoke: 'Regenerate the secret key in Mailjet under Account settings, API key management.',
  formats: [
    {
      id: 'mailjet-api-key',
      title: 'Mailjet API key or secret key',
      kind: 'secret',
      keywords: ['mailjet'],
      ...namedValue({
        names: /mailjet/,
        ends: /key|secret|token|public|private|password/,
        value: /[0-9A-Za-z]{32}/,
      }),
      catches: [
        `MAILJET_API_KEY=${sampleText(32, HEX)}`,
        `const mailjetApiKey = '${sampleText(32, HEX, 2)}'`,
      ],
      ignores: [
        'MAILJET_API_KEY=your_mailjet_api_key',
        `"mailjet": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

/** Decides what secrets of MailerLite look like. */
import { namedValue } from '../named-value.ts'
import { HEX, LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const mailerlite: SecretProvider = {
  name: 'MailerLite',
  revoke: 'Delete the token in MailerLite under Integrations, API, and generate a new one.',
  formats: [
    {
      id: 'mailerlite-api-key',
      title: 'MailerLite API key',
      kind: 'secret',
      keywords: ['mailerlite', 'mailer_lite'],
      ...namedValue({
        names: /mailer_?lite/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{32}/,
      }),
      catches: [
        `MAILERLITE_API_KEY=${sampleText(32, LOWER_AND_DIGITS)}`,
        `mailerliteApiKey: '${sampleText(32, LOWER_AND_DIGITS, 2)}',`,
      ],
      ignores: [
        'MAILERLITE_API_KEY=your_mailerlite_api_key',
        `"mailerlite": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

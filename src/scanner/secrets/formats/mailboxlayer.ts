/** Decides what secrets of Mailboxlayer look like. */
import { namedValue } from '../named-value.ts'
import { HEX, LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const mailboxlayer: SecretProvider = {
  name: 'Mailboxlayer',
  revoke: 'Reset the access key in the dashboard of your Mailboxlayer account.',
  formats: [
    {
      id: 'mailboxlayer-api-key',
      title: 'Mailboxlayer API key',
      kind: 'secret',
      keywords: ['mailboxlayer'],
      ...namedValue({
        names: /mailboxlayer/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{32}/,
      }),
      catches: [
        `MAILBOXLAYER_API_KEY=${sampleText(32, LOWER_AND_DIGITS)}`,
        `const mailboxlayerApiKey = '${sampleText(32, LOWER_AND_DIGITS, 2)}'`,
      ],
      ignores: [
        'MAILBOXLAYER_API_KEY=your_mailboxlayer_api_key',
        `"mailboxlayer": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

/** Decides what secrets of MailerSend look like. */
import { judgeRandom } from '../judge-random.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const mailersend: SecretProvider = {
  name: 'MailerSend',
  revoke: 'Delete the token in MailerSend under Email, Domains, API tokens; create another.',
  formats: [
    {
      id: 'mailersend-api-token',
      title: 'MailerSend API token',
      kind: 'secret',
      keywords: ['mlsn.'],
      pattern: /(?<![\w-])mlsn\.[0-9a-f]{64}(?![\w-])/g,
      publicLength: 5,
      judge: judgeRandom(5),
      catches: [
        `MAILERSEND_API_TOKEN=${'mlsn'}.${sampleText(64, HEX)}`,
        `export MAILERSEND_API_TOKEN="${'mlsn'}.${sampleText(64, HEX, 2)}"`,
      ],
      ignores: [`${'ml'}sn.${'x'.repeat(64)}`, `see ${'mlsn'}.${sampleText(21, HEX)}`],
    },
  ],
}

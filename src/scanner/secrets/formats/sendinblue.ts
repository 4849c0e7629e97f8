/** Decides what secrets of Brevo (Sendinblue) look like. */
import { judgeRandom } from '../judge-random.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

function sampleApiKey(seed: number): string {
  return `${'xkeysib'}-${sampleText(64, HEX, seed)}-${sampleText(16, undefined, seed)}`
}

function sampleSmtpKey(seed: number): string {
  return `${'xsmtpsib'}-${sampleText(64, HEX, seed)}-${sampleText(16, undefined, seed)}`
}

export const sendinblue: SecretProvider = {
  name: 'Brevo (Sendinblue)',
  revoke: 'Delete the key in Brevo under SMTP and API, API keys.',
  formats: [
    {
      id: 'sendinblue-api-key',
      title: 'Brevo API key',
      kind: 'secret',
      keywords: ['xkeysib-'],
      pattern: /(?<![\w-])xkeysib-[0-9a-f]{64}-[0-9A-Za-z]{16}(?![\w-])/g,
      publicLength: 8,
      judge: judgeRandom(8),
      catches: [
        `SENDINBLUE_API_KEY=${sampleApiKey(1)}`,
        `{"sendinblueApiKey": "${sampleApiKey(2)}"}`,
      ],
      ignores: [
        `${'xkey'}sib-${'x'.repeat(64)}-${'x'.repeat(16)}`,
        `see ${'xkeysib'}-${sampleText(21, HEX)}-${sampleText(5)}`,
      ],
    },
    {
      id: 'sendinblue-smtp-key',
      title: 'Brevo SMTP key',
      kind: 'secret',
      keywords: ['xsmtpsib-'],
      pattern: /(?<![\w-])xsmtpsib-[0-9a-f]{64}-[0-9A-Za-z]{16}(?![\w-])/g,
      publicLength: 9,
      judge: judgeRandom(9),
      catches: [
        `SENDINBLUE_SMTP_KEY=${sampleSmtpKey(1)}`,
        `const sendinblueSmtpKey = '${sampleSmtpKey(2)}'`,
      ],
      ignores: [
        `${'xsmt'}psib-${'x'.repeat(64)}-${'x'.repeat(16)}`,
        `see ${'xsmtpsib'}-${sampleText(21, HEX)}-${sampleText(5)}`,
      ],
    },
  ],
}

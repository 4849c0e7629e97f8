/** Decides what secrets of Mailgun and Mailchimp look like. */
import { ASSIGNS, buildPattern } from '../build-pattern.ts'
import { judgeRandom } from '../judge-random.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const mailgun: SecretProvider = {
  name: 'Mailgun',
  formats: [
    {
      id: 'mailgun-api-key',
      title: 'Mailgun API key',
      kind: 'secret',
      keywords: ['key-'],
      pattern: /(?<![\w-])key-[0-9a-f]{32}(?![\w-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [`process.env.MAILGUN_API || '${'key-'}${sampleText(32, HEX)}'`],
      ignores: [`${'key-'}${'0'.repeat(32)}`, `data-key-${sampleText(32, HEX)}`],
    },
    {
      id: 'mailgun-private-key',
      title: 'Mailgun API key',
      kind: 'secret',
      keywords: ['mailgun'],
      pattern: buildPattern(
        'dgi',
        /mailgun[\w.-]{0,24}/,
        ASSIGNS,
        /([0-9a-f]{32}-[0-9a-f]{8}-[0-9a-f]{8})(?![\w-])/,
      ),
      publicLength: 0,
      judge: judgeRandom(0),
      catches: [
        `MAILGUN_API_KEY=${sampleText(32, HEX)}-${sampleText(8, HEX)}-${sampleText(8, HEX, 2)}`,
      ],
      ignores: [`MAILGUN_API_KEY=${'0'.repeat(32)}-00000000-00000000`],
    },
    {
      id: 'mailchimp-api-key',
      title: 'Mailchimp API key',
      kind: 'secret',
      keywords: ['-us'],
      pattern: /(?<![\w-])[0-9a-f]{32}-us\d{1,2}(?![\w-])/g,
      publicLength: 0,
      judge: judgeRandom(0),
      catches: [`apikey: ${sampleText(32, HEX)}${'-us'}12`],
      ignores: [`${'0'.repeat(32)}${'-us'}12`],
    },
  ],
}

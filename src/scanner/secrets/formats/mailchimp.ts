/** Decides what secrets of Mailchimp look like. */
import { judgeRandom } from '../judge-random.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const mailchimp: SecretProvider = {
  name: 'Mailchimp',
  revoke: 'Disable the key in Mailchimp under Account, Extras, API keys, and create another.',
  formats: [
    {
      id: 'mailchimp-api-key',
      title: 'Mailchimp API key',
      kind: 'secret',
      keywords: ['-us1', '-us2', '-us3', '-us4', '-us5', '-us6', '-us7', '-us8', '-us9'],
      pattern: /(?<![\w-])[0-9a-f]{32}-us\d{1,2}(?![\w-])/g,
      publicLength: 0,
      judge: judgeRandom(0),
      catches: [
        `apikey: ${sampleText(32, HEX)}-us12`,
        `MAILCHIMP_API_KEY='${sampleText(32, HEX, 2)}-us12'`,
      ],
      ignores: [
        `${'0'.repeat(32)}${'-us'}12`,
        `see ${sampleText(30, HEX)}-us12`,
        'en-us12 and fr-us1',
      ],
    },
  ],
}

/** Decides what secrets of SendGrid look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const sendgrid: SecretProvider = {
  name: 'SendGrid',
  revoke: 'Delete the key in SendGrid under Settings, API keys, and create another.',
  formats: [
    {
      id: 'sendgrid-api-key',
      title: 'SendGrid API key',
      kind: 'secret',
      keywords: ['sg.'],
      pattern: /(?<![\w.-])SG\.[\w-]{20,24}\.[\w-]{39,50}(?![\w-])/g,
      publicLength: 3,
      judge: judgeRandom(3),
      catches: [
        `SENDGRID_API_KEY=${'SG'}.${sampleText(22)}.${sampleText(43)}`,
        `require('sendgrid')('${'SG'}.${sampleText(22, undefined, 2)}.${sampleText(43)}')`,
      ],
      ignores: [`${'SG'}.${'x'.repeat(22)}.${'x'.repeat(43)}`, 'msg.recipients.forEach(notify)'],
    },
  ],
}

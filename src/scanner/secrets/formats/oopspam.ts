/** Decides what secrets of OOPSpam look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const oopspam: SecretProvider = {
  name: 'OOPSpam',
  revoke: 'Regenerate the key in the OOPSpam dashboard.',
  formats: [
    {
      id: 'oopspam-api-key',
      title: 'OOPSpam API key',
      kind: 'secret',
      keywords: ['oopspam'],
      ...namedValue({
        names: /oopspam/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{40}/,
      }),
      catches: [
        `OOPSPAM_API_KEY=${sampleText(40)}`,
        `oopspam_api_key: ${sampleText(40, undefined, 2)}`,
      ],
      ignores: [
        'OOPSPAM_API_KEY=your_oopspam_api_key',
        `"oopspam": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

/** Decides what secrets of Signaturit look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const signaturit: SecretProvider = {
  name: 'Signaturit',
  revoke: 'Withdraw the key at Signaturit under Account, Integrations, and issue another.',
  formats: [
    {
      id: 'signaturit-api-key',
      title: 'Signaturit API key',
      kind: 'secret',
      keywords: ['signaturit'],
      ...namedValue({
        names: /signaturit/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{86}/,
      }),
      catches: [
        `SIGNATURIT_API_KEY=${sampleText(86)}`,
        `signaturitApiKey: '${sampleText(86, undefined, 2)}',`,
      ],
      ignores: [
        'SIGNATURIT_API_KEY=your_signaturit_api_key',
        `"signaturit": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

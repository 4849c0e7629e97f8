/** Decides what secrets of Salesflare look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const salesflare: SecretProvider = {
  name: 'Salesflare',
  revoke: 'Replace the key of Salesflare under Settings, API keys.',
  formats: [
    {
      id: 'salesflare-api-key',
      title: 'Salesflare API key',
      kind: 'secret',
      keywords: ['salesflare'],
      ...namedValue({
        names: /salesflare/,
        ends: /key|token|secret|password|access/,
        value: /[\w-]{45}/,
      }),
      catches: [
        `SALESFLARE_API_KEY=${sampleText(45)}`,
        `{"salesflareApiKey": "${sampleText(45, undefined, 2)}"}`,
      ],
      ignores: [
        'SALESFLARE_API_KEY=your_salesflare_api_key',
        `"salesflare": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

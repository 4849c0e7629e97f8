/** Decides what secrets of Omnisend look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const omnisend: SecretProvider = {
  name: 'Omnisend',
  revoke: 'Delete the key in Omnisend under Store settings, API keys.',
  formats: [
    {
      id: 'omnisend-api-key',
      title: 'Omnisend API key',
      kind: 'secret',
      keywords: ['omnisend'],
      ...namedValue({
        names: /omnisend/,
        ends: /key|token|secret|password|access/,
        value: /[0-9a-f]{24}-[0-9A-Za-z]{50}/,
      }),
      catches: [
        `OMNISEND_API_KEY=${sampleText(24, HEX)}-${sampleText(50)}`,
        `omnisendApiKey: '${sampleText(24, HEX, 2)}-${sampleText(50, undefined, 2)}',`,
      ],
      ignores: [
        'OMNISEND_API_KEY=your_omnisend_api_key',
        `"omnisend": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

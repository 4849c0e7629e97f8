/** Decides what secrets of Overloop look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const overloop: SecretProvider = {
  name: 'Overloop',
  revoke: 'Replace the key of Overloop under Account settings, API key.',
  formats: [
    {
      id: 'overloop-api-key',
      title: 'Overloop API key',
      kind: 'secret',
      keywords: ['overloop'],
      ...namedValue({
        names: /overloop/,
        ends: /key|token|secret|password|access/,
        value: /[\w-]{50}/,
      }),
      catches: [
        `OVERLOOP_API_KEY=${sampleText(50)}`,
        `{"overloopApiKey": "${sampleText(50, undefined, 2)}"}`,
      ],
      ignores: [
        'OVERLOOP_API_KEY=your_overloop_api_key',
        `"overloop": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

/** Decides what secrets of Yousign look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const yousign: SecretProvider = {
  name: 'Yousign',
  revoke: 'Delete the key in Yousign under Integrations, API keys.',
  formats: [
    {
      id: 'yousign-api-key',
      title: 'Yousign API key',
      kind: 'secret',
      keywords: ['yousign'],
      ...namedValue({
        names: /yousign/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{32}/,
      }),
      catches: [
        `YOUSIGN_API_KEY=${sampleText(32)}`,
        `const yousignApiKey = '${sampleText(32, undefined, 2)}'`,
      ],
      ignores: [
        'YOUSIGN_API_KEY=your_yousign_api_key',
        `"yousign": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

/** Decides what secrets of Pipedream look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const pipedream: SecretProvider = {
  name: 'Pipedream',
  revoke: 'Revoke the key in Pipedream under Settings, API key.',
  formats: [
    {
      id: 'pipedream-api-key',
      title: 'Pipedream API key',
      kind: 'secret',
      keywords: ['pipedream'],
      ...namedValue({
        names: /pipedream/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{32}/,
      }),
      catches: [
        `PIPEDREAM_API_KEY=${sampleText(32, HEX)}`,
        `{"pipedreamApiKey": "${sampleText(32, HEX, 2)}"}`,
      ],
      ignores: [
        'PIPEDREAM_API_KEY=your_pipedream_api_key',
        `"pipedream": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

/** Decides what secrets of Netcore Email (Pepipost) look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const pepipost: SecretProvider = {
  name: 'Netcore Email (Pepipost)',
  revoke: 'Replace the key of Netcore Email (Pepipost) under Settings, API keys.',
  formats: [
    {
      id: 'pepipost-api-key',
      title: 'Netcore Email (Pepipost) API key',
      kind: 'secret',
      keywords: ['pepipost'],
      ...namedValue({
        names: /pepipost/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{32}/,
      }),
      catches: [
        `PEPIPOST_API_KEY=${sampleText(32, HEX)}`,
        `{"pepipostApiKey": "${sampleText(32, HEX, 2)}"}`,
      ],
      ignores: [
        'PEPIPOST_API_KEY=your_pepipost_api_key',
        `"pepipost": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

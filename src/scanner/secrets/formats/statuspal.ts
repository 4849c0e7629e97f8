/** Decides what secrets of Statuspal look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const statuspal: SecretProvider = {
  name: 'Statuspal',
  revoke: 'Withdraw the key at Statuspal under User profile, API keys, and issue another.',
  formats: [
    {
      id: 'statuspal-api-key',
      title: 'Statuspal API key',
      kind: 'secret',
      keywords: ['statuspal'],
      ...namedValue({
        names: /statuspal/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{32}/,
      }),
      catches: [
        `STATUSPAL_API_KEY=${sampleText(32)}`,
        `statuspalApiKey: '${sampleText(32, undefined, 2)}',`,
      ],
      ignores: [
        'STATUSPAL_API_KEY=your_statuspal_api_key',
        `"statuspal": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

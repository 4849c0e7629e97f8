/** Decides what secrets of Rebrandly look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const rebrandly: SecretProvider = {
  name: 'Rebrandly',
  revoke: 'Delete the key in Rebrandly under Account, API keys.',
  formats: [
    {
      id: 'rebrandly-api-key',
      title: 'Rebrandly API key',
      kind: 'secret',
      keywords: ['rebrandly'],
      ...namedValue({
        names: /rebrandly/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{32}/,
      }),
      catches: [
        `REBRANDLY_API_KEY=${sampleText(32, HEX)}`,
        `const rebrandlyApiKey = '${sampleText(32, HEX, 2)}'`,
      ],
      ignores: [
        'REBRANDLY_API_KEY=your_rebrandly_api_key',
        `"rebrandly": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

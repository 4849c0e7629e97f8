/** Decides what secrets of OANDA look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const oanda: SecretProvider = {
  name: 'OANDA',
  revoke: 'Revoke the token in OANDA under Manage API access.',
  formats: [
    {
      id: 'oanda-api-token',
      title: 'OANDA API token',
      kind: 'secret',
      keywords: ['oanda'],
      ...namedValue({
        names: /oanda/,
        ends: /key|token|secret|password|access/,
        value: /[0-9a-f]{32}-[0-9a-f]{32}/,
      }),
      catches: [
        `OANDA_API_TOKEN=${sampleText(32, HEX)}-${sampleText(32, HEX, 11)}`,
        `oanda_api_token: ${sampleText(32, HEX, 2)}-${sampleText(32, HEX, 12)}`,
      ],
      ignores: ['OANDA_API_TOKEN=your_oanda_api_token', `"oanda": "^2.4.1#${sampleText(40, HEX)}"`],
    },
  ],
}

/** Decides what secrets of RocketReach look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const rocketreach: SecretProvider = {
  name: 'RocketReach',
  revoke:
    'Withdraw the key at RocketReach under Account, API usage and settings, and issue ' +
    'another.',
  formats: [
    {
      id: 'rocketreach-api-key',
      title: 'RocketReach API key',
      kind: 'secret',
      keywords: ['rocketreach'],
      ...namedValue({
        names: /rocketreach/,
        ends: /key|token|secret|password|access/,
        value: /[0-9a-z]{6,8}k[0-9a-z]{30,32}|[0-9a-f]{39}|[0-9a-z]{5,8}(?:-[0-9a-z]{4}){6,7}/,
      }),
      catches: [
        `ROCKETREACH_API_KEY=${sampleText(39, HEX)}`,
        `rocketreachApiKey: '${sampleText(39, HEX, 2)}',`,
      ],
      ignores: [
        'ROCKETREACH_API_KEY=your_rocketreach_api_key',
        `"rocketreach": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

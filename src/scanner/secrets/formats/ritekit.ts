/** Decides what secrets of RiteKit look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const ritekit: SecretProvider = {
  name: 'RiteKit',
  revoke: 'Make a new key in the RiteKit developer dashboard.',
  formats: [
    {
      id: 'ritekit-api-key',
      title: 'RiteKit API key',
      kind: 'secret',
      keywords: ['ritekit'],
      ...namedValue({
        names: /ritekit/,
        ends: /key|token|secret|password|access/,
        value: /[0-9a-f]{44}/,
      }),
      catches: [
        `RITEKIT_API_KEY=${sampleText(44, HEX)}`,
        `{"ritekitApiKey": "${sampleText(44, HEX, 2)}"}`,
      ],
      ignores: [
        'RITEKIT_API_KEY=your_ritekit_api_key',
        `"ritekit": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

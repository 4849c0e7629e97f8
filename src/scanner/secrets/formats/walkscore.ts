/** Decides what secrets of Walk Score look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const walkscore: SecretProvider = {
  name: 'Walk Score',
  revoke: 'Ask Walk Score for another key.',
  formats: [
    {
      id: 'walkscore-api-key',
      title: 'Walk Score API key',
      kind: 'secret',
      keywords: ['walkscore', 'walk_score'],
      ...namedValue({
        names: /walk_?score/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{32}/,
      }),
      catches: [
        `WALKSCORE_API_KEY=${sampleText(32, HEX)}`,
        `{"walkscoreApiKey": "${sampleText(32, HEX, 2)}"}`,
      ],
      ignores: [
        'WALKSCORE_API_KEY=your_walkscore_api_key',
        `"walkscore": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

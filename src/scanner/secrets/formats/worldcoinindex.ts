/** Decides what secrets of WorldCoinIndex look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const worldcoinindex: SecretProvider = {
  name: 'WorldCoinIndex',
  revoke: 'Ask WorldCoinIndex for another key.',
  formats: [
    {
      id: 'worldcoinindex-api-key',
      title: 'WorldCoinIndex API key',
      kind: 'secret',
      keywords: ['worldcoinindex', 'world_coin_index'],
      ...namedValue({
        names: /world_?coin_?index/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{35}/,
      }),
      catches: [
        `WORLDCOININDEX_API_KEY=${sampleText(35)}`,
        `worldcoinindex_api_key: ${sampleText(35, undefined, 2)}`,
      ],
      ignores: [
        'WORLDCOININDEX_API_KEY=your_worldcoinindex_api_key',
        `"worldcoinindex": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

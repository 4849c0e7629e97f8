/** Decides what secrets of Sportmonks look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const sportmonks: SecretProvider = {
  name: 'Sportmonks',
  revoke: 'Make a new key at Sportmonks under API tokens, and delete the old one.',
  formats: [
    {
      id: 'sportmonks-api-key',
      title: 'Sportmonks API key',
      kind: 'secret',
      keywords: ['sportmonk', 'sportsmonk'],
      ...namedValue({
        names: /sports?monks?/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{60}/,
      }),
      catches: [
        `SPORTMONKS_API_KEY=${sampleText(60)}`,
        `sportmonks_api_key: ${sampleText(60, undefined, 2)}`,
      ],
      ignores: [
        'SPORTMONKS_API_KEY=your_sportmonks_api_key',
        `"sportmonks": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

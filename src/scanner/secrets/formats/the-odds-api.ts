/** Decides what secrets of The Odds API look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const theOddsApi: SecretProvider = {
  name: 'The Odds API',
  revoke: 'Make a new key at The Odds API by asking its support, and delete the old one.',
  formats: [
    {
      id: 'the-odds-api-api-key',
      title: 'The Odds API API key',
      kind: 'secret',
      keywords: ['odds_api', 'oddsapi', 'odds-api'],
      ...namedValue({
        names: /(?:the[_-]?)?odds[_-]?api/,
        ends: /key|token|secret|password|access/,
        value: /[0-9a-f]{32}/,
      }),
      catches: [
        `THE_ODDS_API_API_KEY=${sampleText(32, HEX)}`,
        `the_odds_api_api_key: ${sampleText(32, HEX, 2)}`,
      ],
      ignores: [
        'THE_ODDS_API_API_KEY=your_the_odds_api_api_key',
        `"the-odds-api": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

/** Decides what secrets of Scrapestack look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const scrapestack: SecretProvider = {
  name: 'Scrapestack',
  revoke: 'Withdraw the key at Scrapestack in its dashboard, and issue another.',
  formats: [
    {
      id: 'scrapestack-api-key',
      title: 'Scrapestack API key',
      kind: 'secret',
      keywords: ['scrapestack'],
      ...namedValue({
        names: /scrapestack/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{32}/,
      }),
      catches: [
        `SCRAPESTACK_API_KEY=${sampleText(32, HEX)}`,
        `scrapestackApiKey: '${sampleText(32, HEX, 2)}',`,
      ],
      ignores: [
        'SCRAPESTACK_API_KEY=your_scrapestack_api_key',
        `"scrapestack": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

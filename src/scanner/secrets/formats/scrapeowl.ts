/** Decides what secrets of ScrapeOwl look like. */
import { namedValue } from '../named-value.ts'
import { HEX, LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const scrapeowl: SecretProvider = {
  name: 'ScrapeOwl',
  revoke: 'Regenerate the key in the ScrapeOwl dashboard.',
  formats: [
    {
      id: 'scrapeowl-api-key',
      title: 'ScrapeOwl API key',
      kind: 'secret',
      keywords: ['scrapeowl', 'scrape_owl'],
      ...namedValue({
        names: /scrape_?owl/,
        ends: /key|token|secret|password|access/,
        value: /[0-9a-z]{30}/,
      }),
      catches: [
        `SCRAPEOWL_API_KEY=${sampleText(30, LOWER_AND_DIGITS)}`,
        `scrapeowl_api_key: ${sampleText(30, LOWER_AND_DIGITS, 2)}`,
      ],
      ignores: [
        'SCRAPEOWL_API_KEY=your_scrapeowl_api_key',
        `"scrapeowl": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

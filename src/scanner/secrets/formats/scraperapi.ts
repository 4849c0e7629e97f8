/** Decides what secrets of ScraperAPI look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const scraperapi: SecretProvider = {
  name: 'ScraperAPI',
  revoke: 'Regenerate the key in the ScraperAPI dashboard.',
  formats: [
    {
      id: 'scraperapi-api-key',
      title: 'ScraperAPI key',
      kind: 'secret',
      keywords: ['scraperapi', 'scraper_api'],
      ...namedValue({ names: /scraper_?api/, ends: /(?:key|token)?/, value: /[0-9A-Za-z]{32}/ }),
      catches: [
        `SCRAPERAPI_KEY=${sampleText(32, HEX)}`,
        `scraperapiKey: '${sampleText(32, HEX, 2)}',`,
      ],
      ignores: [
        'SCRAPERAPI_KEY=your_scraperapi_key',
        `"scraperapi": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

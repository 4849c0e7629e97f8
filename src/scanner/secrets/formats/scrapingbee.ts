/** Decides what secrets of ScrapingBee look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText, UPPER_AND_DIGITS } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const scrapingbee: SecretProvider = {
  name: 'ScrapingBee',
  revoke: 'Regenerate the key in the ScrapingBee dashboard.',
  formats: [
    {
      id: 'scrapingbee-api-key',
      title: 'ScrapingBee API key',
      kind: 'secret',
      keywords: ['scrapingbee', 'scraping_bee'],
      ...namedValue({
        names: /scraping_?bee/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Z]{80}/,
      }),
      catches: [
        `SCRAPINGBEE_API_KEY=${sampleText(80, UPPER_AND_DIGITS)}`,
        `scrapingbee_api_key: ${sampleText(80, UPPER_AND_DIGITS, 2)}`,
      ],
      ignores: [
        'SCRAPINGBEE_API_KEY=your_scrapingbee_api_key',
        `"scrapingbee": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

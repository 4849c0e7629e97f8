/** Decides what secrets of ScrapingAnt look like. */
import { namedValue } from '../named-value.ts'
import { HEX, LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const scrapingant: SecretProvider = {
  name: 'ScrapingAnt',
  revoke: 'Regenerate the key in the ScrapingAnt profile.',
  formats: [
    {
      id: 'scrapingant-api-key',
      title: 'ScrapingAnt API key',
      kind: 'secret',
      keywords: ['scrapingant', 'scraping_ant'],
      ...namedValue({
        names: /scraping_?ant/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{32}/,
      }),
      catches: [
        `SCRAPINGANT_API_KEY=${sampleText(32, LOWER_AND_DIGITS)}`,
        `const scrapingantApiKey = '${sampleText(32, LOWER_AND_DIGITS, 2)}'`,
      ],
      ignores: [
        'SCRAPINGANT_API_KEY=your_scrapingant_api_key',
        `"scrapingant": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

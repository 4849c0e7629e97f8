/** Decides what secrets of Web Scraper look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const webscraper: SecretProvider = {
  name: 'Web Scraper',
  revoke: 'Replace the key of Web Scraper under API.',
  formats: [
    {
      id: 'webscraper-api-key',
      title: 'Web Scraper API key',
      kind: 'secret',
      keywords: ['webscraper', 'web_scraper'],
      ...namedValue({
        names: /web_?scraper(?:_?io)?/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{60}/,
      }),
      catches: [
        `WEBSCRAPER_API_KEY=${sampleText(60)}`,
        `{"webscraperApiKey": "${sampleText(60, undefined, 2)}"}`,
      ],
      ignores: [
        'WEBSCRAPER_API_KEY=your_webscraper_api_key',
        `"webscraper": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

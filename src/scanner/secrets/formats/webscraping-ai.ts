/** Decides what secrets of WebScraping.AI look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText, sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const webscrapingAi: SecretProvider = {
  name: 'WebScraping.AI',
  revoke: 'Regenerate the key of WebScraping.AI in its dashboard.',
  formats: [
    {
      id: 'webscraping-ai-api-key',
      title: 'WebScraping.AI API key',
      kind: 'secret',
      keywords: ['webscraping', 'web_scraping'],
      ...namedValue({
        names: /web_?scraping(?:_?ai)?/,
        ends: /key|token|secret|password|access/,
        value: /(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9A-Za-z]{32})/,
      }),
      catches: [
        `WEBSCRAPING_AI_API_KEY=${sampleUuid()}`,
        `const webscrapingAiApiKey = '${sampleUuid(2)}'`,
      ],
      ignores: [
        'WEBSCRAPING_AI_API_KEY=your_webscraping_ai_api_key',
        `"webscraping-ai": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

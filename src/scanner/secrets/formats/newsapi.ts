/** Decides what secrets of NewsAPI look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const newsapi: SecretProvider = {
  name: 'NewsAPI',
  revoke: 'Regenerate the key on the account page of newsapi.org.',
  formats: [
    {
      id: 'newsapi-api-key',
      title: 'NewsAPI key',
      kind: 'secret',
      keywords: ['newsapi', 'news_api'],
      ...namedValue({
        names: /news_?api/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{32}/,
      }),
      catches: [
        `NEWSAPI_API_KEY=${sampleText(32, HEX)}`,
        `newsapi_api_key: ${sampleText(32, HEX, 2)}`,
      ],
      ignores: [
        'NEWSAPI_API_KEY=your_newsapi_api_key',
        `"newsapi": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

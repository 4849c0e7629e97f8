/** Decides what secrets of Zenscrape look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText, sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const zenscrape: SecretProvider = {
  name: 'Zenscrape',
  revoke: 'Regenerate the key in the Zenscrape dashboard.',
  formats: [
    {
      id: 'zenscrape-api-key',
      title: 'Zenscrape API key',
      kind: 'secret',
      keywords: ['zenscrape'],
      ...namedValue({
        names: /zenscrape/,
        ends: /key|token|secret|password|access/,
        value: /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/,
      }),
      catches: [`ZENSCRAPE_API_KEY=${sampleUuid()}`, `const zenscrapeApiKey = '${sampleUuid(2)}'`],
      ignores: [
        'ZENSCRAPE_API_KEY=your_zenscrape_api_key',
        `"zenscrape": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

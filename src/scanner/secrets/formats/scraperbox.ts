/** Decides what secrets of ScraperBox look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText, UPPER_AND_DIGITS } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const scraperbox: SecretProvider = {
  name: 'ScraperBox',
  revoke: 'Make a new key at ScraperBox in its dashboard, and delete the old one.',
  formats: [
    {
      id: 'scraperbox-api-key',
      title: 'ScraperBox API key',
      kind: 'secret',
      keywords: ['scraperbox'],
      ...namedValue({
        names: /scraperbox/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Z]{32}/,
      }),
      catches: [
        `SCRAPERBOX_API_KEY=${sampleText(32, UPPER_AND_DIGITS)}`,
        `scraperbox_api_key: ${sampleText(32, UPPER_AND_DIGITS, 2)}`,
      ],
      ignores: [
        'SCRAPERBOX_API_KEY=your_scraperbox_api_key',
        `"scraperbox": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

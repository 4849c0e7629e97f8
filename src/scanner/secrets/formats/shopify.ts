/** Decides what secrets of Shopify look like. */
import { judgeRandom } from '../judge-random.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const shopify: SecretProvider = {
  name: 'Shopify',
  formats: [
    {
      id: 'shopify-token',
      title: 'Shopify access token or app secret',
      kind: 'secret',
      keywords: ['shpat_', 'shpca_', 'shppa_', 'shpss_'],
      pattern: /(?<![A-Za-z0-9])shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}(?![A-Za-z0-9])/g,
      publicLength: 6,
      judge: judgeRandom(6),
      catches: [
        `$token = "${'shpat'}_${sampleText(32, HEX)}";`,
        `SHOPIFY_API_SECRET=${'shpss'}_${sampleText(32, HEX, 2)}`,
      ],
      ignores: [`${'shpat'}_${'0'.repeat(32)}`, 'shpat_your_token'],
    },
  ],
}

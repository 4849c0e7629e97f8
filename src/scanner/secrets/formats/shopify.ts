/** Decides what secrets of Shopify look like. */
import { judgeRandom } from '../judge-random.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const shopify: SecretProvider = {
  name: 'Shopify',
  revoke:
    'Uninstall and reinstall the app for a new token; rotate the secret under Client ' +
    'credentials.',
  formats: [
    {
      id: 'shopify-token',
      title: 'Shopify access token or app secret',
      kind: 'secret',
      keywords: ['shpat_', 'shpca_', 'shppa_', 'shpss_'],
      pattern: /(?<![A-Za-z0-9])shp(?:at|ca|pa|ss)_[0-9a-zA-Z]{32}(?![A-Za-z0-9])/g,
      publicLength: 6,
      judge: judgeRandom(6),
      catches: [
        `SHOP_ACCESS=${'shpat'}_${sampleText(32, HEX)}`,
        `export SHOP_ACCESS="${'shpat'}_${sampleText(32, HEX, 2)}"`,
      ],
      ignores: [`${'shp'}at_${'x'.repeat(32)}`, `see ${'shpat'}_${sampleText(10, HEX)}`],
    },
    {
      id: 'shopify-partner-token',
      title: 'Shopify partner or CLI token',
      kind: 'secret',
      keywords: ['prtapi_', 'shptka_', 'atkn_', 'shpit_', 'shpua_'],
      pattern: /(?<![\w-])(?:prtapi_|shptka_|shpua_|shpit_|atkn_)[0-9a-f]{32}(?![\w-])/g,
      publicLength: 7,
      judge: judgeRandom(7),
      catches: [
        `SHOP_PARTNER=${'prtapi'}_${sampleText(32, HEX)}`,
        `{"shopPartner": "${'prtapi'}_${sampleText(32, HEX, 2)}"}`,
      ],
      ignores: [`${'prt'}api_${'x'.repeat(32)}`, `see ${'prtapi'}_${sampleText(10, HEX)}`],
    },
  ],
}

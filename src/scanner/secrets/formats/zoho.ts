/** Decides what secrets of Zoho look like. */
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const zoho: SecretProvider = {
  name: 'Zoho',
  revoke: 'Revoke the token at accounts.zoho.com under Sessions, Connected apps.',
  formats: [
    {
      id: 'zoho-token',
      title: 'Zoho OAuth token',
      kind: 'secret',
      keywords: ['1000.'],
      pattern: /(?<![\w.-])1000\.[0-9a-f]{32}\.[0-9a-f]{32}(?![\w-])/g,
      publicLength: 5,
      judge: judgeRandom(5),
      catches: [
        `ZOHO_TOKEN=1000.${sampleText(32, HEX)}.${sampleText(32, HEX, 11)}`,
        `{"zohoToken": "1000.${sampleText(32, HEX, 2)}.${sampleText(32, HEX, 12)}"}`,
      ],
      ignores: [
        `${'10'}00.${'x'.repeat(32)}.${'x'.repeat(32)}`,
        `see 1000.${sampleText(10, HEX)}.${sampleText(10, HEX, 11)}`,
      ],
    },
    {
      id: 'zoho-client-secret',
      title: 'Zoho client secret',
      kind: 'secret',
      keywords: ['zoho'],
      ...namedValue({ names: /zoho/, ends: /secret/, value: /[0-9a-f]{42}/ }),
      catches: [
        `ZOHO_CLIENT_SECRET=${sampleText(42, HEX)}`,
        `zoho_client_secret: ${sampleText(42, HEX, 2)}`,
      ],
      ignores: [
        'ZOHO_CLIENT_SECRET=your_zoho_client_secret',
        `"zoho": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

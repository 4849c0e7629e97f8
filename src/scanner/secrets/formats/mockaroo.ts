/** Decides what secrets of Mockaroo look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const mockaroo: SecretProvider = {
  name: 'Mockaroo',
  revoke: 'Reset the API key on your Mockaroo account page.',
  formats: [
    {
      id: 'mockaroo-api-key',
      title: 'Mockaroo API key',
      kind: 'secret',
      keywords: ['mockaroo'],
      ...namedValue({ names: /mockaroo/, ends: /key|token/, value: /[0-9a-f]{8}/ }),
      catches: [
        `MOCKAROO_API_KEY=${sampleText(8, HEX, 3)}`,
        `const mockarooKey = '${sampleText(8, HEX, 4)}'`,
      ],
      ignores: [
        'MOCKAROO_API_KEY=your_mockaroo_api_key',
        `"mockaroo": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

/** Decides what secrets of Moralis look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const moralis: SecretProvider = {
  name: 'Moralis',
  revoke: 'Delete the key in the Moralis admin panel and create another.',
  formats: [
    {
      id: 'moralis-api-key',
      title: 'Moralis API key',
      kind: 'secret',
      keywords: ['moralis'],
      ...namedValue({
        names: /moralis/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{64}/,
      }),
      catches: [
        `MORALIS_API_KEY=${sampleText(64)}`,
        `const moralisApiKey = '${sampleText(64, undefined, 2)}'`,
      ],
      ignores: [
        'MORALIS_API_KEY=your_moralis_api_key',
        `"moralis": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

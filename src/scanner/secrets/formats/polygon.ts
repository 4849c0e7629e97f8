/** Decides what secrets of Polygon.io look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const polygon: SecretProvider = {
  name: 'Polygon.io',
  revoke: 'Delete the key in the Polygon.io dashboard under API keys.',
  formats: [
    {
      id: 'polygon-api-key',
      title: 'Polygon.io API key',
      kind: 'secret',
      keywords: ['polygon'],
      ...namedValue({
        names: /polygon(?:[._-]?io)?[_-]?(?:api|access)[_-]?(?:key|token)/,
        value: /[\w]{32}/,
      }),
      catches: [
        `POLYGON_API_KEY=${sampleText(32)}`,
        `polygon_api_key: ${sampleText(32, undefined, 2)}`,
      ],
      ignores: [
        'POLYGON_API_KEY=your_polygon_api_key',
        `"polygon": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

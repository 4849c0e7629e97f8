/** Decides what secrets of Scale AI look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const scale: SecretProvider = {
  name: 'Scale AI',
  revoke: 'Rotate the key in the Scale dashboard under API keys.',
  formats: [
    {
      id: 'scale-api-key',
      title: 'Scale API key',
      kind: 'secret',
      keywords: ['scale'],
      ...namedValue({
        names: /scale(?:_?ai|_?api)?[_-]?(?:api[_-]?)?key/,
        value: /live_(?:auth_)?[0-9a-f]{32}/,
      }),
      catches: [
        `SCALE_API_KEY=${'live'}_${sampleText(32, HEX)}`,
        `scale_api_key: ${'live'}_${sampleText(32, HEX, 2)}`,
      ],
      ignores: ['SCALE_API_KEY=your_scale_api_key', `"scale": "^2.4.1#${sampleText(40, HEX)}"`],
    },
  ],
}

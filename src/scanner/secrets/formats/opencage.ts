/** Decides what secrets of OpenCage look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const opencage: SecretProvider = {
  name: 'OpenCage',
  revoke: 'Regenerate the key in the OpenCage dashboard under Geocoding API.',
  formats: [
    {
      id: 'opencage-api-key',
      title: 'OpenCage API key',
      kind: 'secret',
      keywords: ['opencage', 'open_cage'],
      ...namedValue({
        names: /open_?cage/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{32}/,
      }),
      catches: [
        `OPENCAGE_API_KEY=${sampleText(32, HEX)}`,
        `opencageApiKey: '${sampleText(32, HEX, 2)}',`,
      ],
      ignores: [
        'OPENCAGE_API_KEY=your_opencage_api_key',
        `"opencage": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

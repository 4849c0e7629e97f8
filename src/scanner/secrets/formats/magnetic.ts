/** Decides what secrets of Magnetic look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText, sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const magnetic: SecretProvider = {
  name: 'Magnetic',
  revoke: 'Make a new key at Magnetic under Settings, API, and delete the old one.',
  formats: [
    {
      id: 'magnetic-api-key',
      title: 'Magnetic API key',
      kind: 'secret',
      keywords: ['magnetic'],
      ...namedValue({
        names: /magnetic[_-]?(?:api|access|hq)?[_-]?(?:key|token)/,
        value: /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/,
      }),
      catches: [`MAGNETIC_API_KEY=${sampleUuid()}`, `magnetic_api_key: ${sampleUuid(2)}`],
      ignores: [
        'MAGNETIC_API_KEY=your_magnetic_api_key',
        `"magnetic": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

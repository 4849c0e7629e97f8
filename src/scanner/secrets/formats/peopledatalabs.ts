/** Decides what secrets of People Data Labs look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const peopledatalabs: SecretProvider = {
  name: 'People Data Labs',
  revoke: 'Regenerate the key in the People Data Labs dashboard.',
  formats: [
    {
      id: 'peopledatalabs-api-key',
      title: 'People Data Labs API key',
      kind: 'secret',
      keywords: ['peopledatalabs', 'people_data_labs', 'pdl'],
      ...namedValue({
        names: /people_?data_?labs|pdl/,
        ends: /key|token|secret|password|access/,
        value: /[0-9a-f]{64}/,
      }),
      catches: [
        `PDL_API_KEY=${sampleText(64, HEX)}`,
        `const pdlApiKey = '${sampleText(64, HEX, 2)}'`,
      ],
      ignores: [
        'PDL_API_KEY=your_pdl_api_key',
        `"peopledatalabs": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

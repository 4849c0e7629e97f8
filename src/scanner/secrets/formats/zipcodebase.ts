/** Decides what secrets of Zipcodebase look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText, sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const zipcodebase: SecretProvider = {
  name: 'Zipcodebase',
  revoke: 'Regenerate the key of Zipcodebase in its dashboard.',
  formats: [
    {
      id: 'zipcodebase-api-key',
      title: 'Zipcodebase API key',
      kind: 'secret',
      keywords: ['zipcodebase'],
      ...namedValue({
        names: /zipcodebase/,
        ends: /key|token|secret|password|access/,
        value: /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/,
      }),
      catches: [
        `ZIPCODEBASE_API_KEY=${sampleUuid()}`,
        `const zipcodebaseApiKey = '${sampleUuid(2)}'`,
      ],
      ignores: [
        'ZIPCODEBASE_API_KEY=your_zipcodebase_api_key',
        `"zipcodebase": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

/** Decides what secrets of Squarespace look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText, sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const squarespace: SecretProvider = {
  name: 'Squarespace',
  revoke: 'Delete the key in Squarespace under Settings, Developer API keys.',
  formats: [
    {
      id: 'squarespace-api-key',
      title: 'Squarespace API key',
      kind: 'secret',
      keywords: ['squarespace'],
      ...namedValue({
        names: /squarespace/,
        ends: /key|token|secret/,
        value: /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/,
      }),
      catches: [
        `SQUARESPACE_API_KEY=${sampleUuid()}`,
        `const squarespaceApiKey = '${sampleUuid(2)}'`,
      ],
      ignores: [
        'SQUARESPACE_API_KEY=your_squarespace_api_key',
        `"squarespace": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

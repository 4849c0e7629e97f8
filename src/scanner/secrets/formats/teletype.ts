/** Decides what secrets of Teletype look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const teletype: SecretProvider = {
  name: 'Teletype',
  revoke: 'Regenerate the key of Teletype under Settings, Public API.',
  formats: [
    {
      id: 'teletype-api-key',
      title: 'Teletype API key',
      kind: 'secret',
      keywords: ['teletype'],
      ...namedValue({
        names: /teletype/,
        ends: /key|token|secret|password|access/,
        value: /[\w-]{64}/,
      }),
      catches: [
        `TELETYPE_API_KEY=${sampleText(64)}`,
        `const teletypeApiKey = '${sampleText(64, undefined, 2)}'`,
      ],
      ignores: [
        'TELETYPE_API_KEY=your_teletype_api_key',
        `"teletype": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

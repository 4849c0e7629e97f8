/** Decides what secrets of Rockset look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const rockset: SecretProvider = {
  name: 'Rockset',
  revoke: 'Delete the key in the Rockset console under API keys.',
  formats: [
    {
      id: 'rockset-api-key',
      title: 'Rockset API key',
      kind: 'secret',
      keywords: ['rockset'],
      ...namedValue({
        names: /rockset/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{64}/,
      }),
      catches: [
        `ROCKSET_API_KEY=${sampleText(64)}`,
        `rockset_api_key: ${sampleText(64, undefined, 2)}`,
      ],
      ignores: [
        'ROCKSET_API_KEY=your_rockset_api_key',
        `"rockset": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

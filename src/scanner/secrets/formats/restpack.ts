/** Decides what secrets of Restpack look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const restpack: SecretProvider = {
  name: 'Restpack',
  revoke: 'Make a new key at Restpack in its console, and delete the old one.',
  formats: [
    {
      id: 'restpack-api-key',
      title: 'Restpack API key',
      kind: 'secret',
      keywords: ['restpack'],
      ...namedValue({
        names: /restpack/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{48}/,
      }),
      catches: [
        `RESTPACK_API_KEY=${sampleText(48)}`,
        `restpack_api_key: ${sampleText(48, undefined, 2)}`,
      ],
      ignores: [
        'RESTPACK_API_KEY=your_restpack_api_key',
        `"restpack": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

/** Decides what secrets of Tefter look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const tefter: SecretProvider = {
  name: 'Tefter',
  revoke: 'Replace the key of Tefter under Settings, Integrations.',
  formats: [
    {
      id: 'tefter-api-key',
      title: 'Tefter API key',
      kind: 'secret',
      keywords: ['tefter'],
      ...namedValue({
        names: /tefter/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{20}/,
      }),
      catches: [
        `TEFTER_API_KEY=${sampleText(20)}`,
        `{"tefterApiKey": "${sampleText(20, undefined, 2)}"}`,
      ],
      ignores: ['TEFTER_API_KEY=your_tefter_api_key', `"tefter": "^2.4.1#${sampleText(40, HEX)}"`],
    },
  ],
}

/** Decides what secrets of tyntec look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const tyntec: SecretProvider = {
  name: 'tyntec',
  revoke: 'Make a new key at tyntec in its business center, and delete the old one.',
  formats: [
    {
      id: 'tyntec-api-key',
      title: 'tyntec API key',
      kind: 'secret',
      keywords: ['tyntec'],
      ...namedValue({
        names: /tyntec/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{32}/,
      }),
      catches: [
        `TYNTEC_API_KEY=${sampleText(32)}`,
        `tyntec_api_key: ${sampleText(32, undefined, 2)}`,
      ],
      ignores: ['TYNTEC_API_KEY=your_tyntec_api_key', `"tyntec": "^2.4.1#${sampleText(40, HEX)}"`],
    },
  ],
}

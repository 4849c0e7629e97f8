/** Decides what secrets of OpenUV look like. */
import { namedValue } from '../named-value.ts'
import { HEX, LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const openuv: SecretProvider = {
  name: 'OpenUV',
  revoke: 'Regenerate the key in the OpenUV console.',
  formats: [
    {
      id: 'openuv-api-key',
      title: 'OpenUV API key',
      kind: 'secret',
      keywords: ['openuv'],
      ...namedValue({
        names: /openuv/,
        ends: /key|token|secret|password|access/,
        value: /openuv-[0-9a-z-]{20,40}|[0-9a-z]{32}/,
      }),
      catches: [
        `OPENUV_API_KEY=${sampleText(32, LOWER_AND_DIGITS)}`,
        `openuvApiKey: '${sampleText(32, LOWER_AND_DIGITS, 2)}',`,
      ],
      ignores: ['OPENUV_API_KEY=your_openuv_api_key', `"openuv": "^2.4.1#${sampleText(40, HEX)}"`],
    },
  ],
}

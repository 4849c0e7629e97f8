/** Decides what secrets of Novu look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const novu: SecretProvider = {
  name: 'Novu',
  revoke: 'Regenerate the key in the Novu dashboard under Developer, API keys.',
  formats: [
    {
      id: 'novu-api-key',
      title: 'Novu secret key',
      kind: 'secret',
      keywords: ['novu'],
      ...namedValue({ names: /novu/, ends: /key|secret|token/, value: /[0-9A-Za-z]{32}/ }),
      catches: [`NOVU_API_KEY=${sampleText(32, HEX)}`, `novuApiKey: '${sampleText(32, HEX, 2)}',`],
      ignores: ['NOVU_API_KEY=your_novu_api_key', `"novu": "^2.4.1#${sampleText(40, HEX)}"`],
    },
  ],
}

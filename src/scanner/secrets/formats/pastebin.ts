/** Decides what secrets of Pastebin look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const pastebin: SecretProvider = {
  name: 'Pastebin',
  revoke: 'Ask Pastebin for another developer key on the API page.',
  formats: [
    {
      id: 'pastebin-api-key',
      title: 'Pastebin API key',
      kind: 'secret',
      keywords: ['pastebin'],
      ...namedValue({
        names: /pastebin/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z_]{32}|[0-9a-f]{32}/,
      }),
      catches: [
        `PASTEBIN_API_KEY=${sampleText(32)}`,
        `{"pastebinApiKey": "${sampleText(32, undefined, 2)}"}`,
      ],
      ignores: [
        'PASTEBIN_API_KEY=your_pastebin_api_key',
        `"pastebin": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

/** Decides what secrets of Typesense look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const typesense: SecretProvider = {
  name: 'Typesense',
  revoke: 'Delete the key in Typesense with DELETE /keys/:id, or in Typesense Cloud.',
  formats: [
    {
      id: 'typesense-api-key',
      title: 'Typesense API key',
      kind: 'secret',
      keywords: ['typesense'],
      ...namedValue({
        names: /typesense/,
        ends: /(?:admin|api|master)[\w-]{0,6}key/,
        value: /[0-9A-Za-z]{32}|[0-9A-Za-z]{48}/,
      }),
      catches: [
        `TYPESENSE_API_KEY=${sampleText(32)}`,
        `{"typesenseApiKey": "${sampleText(32, undefined, 2)}"}`,
      ],
      ignores: [
        'TYPESENSE_API_KEY=your_typesense_api_key',
        `"typesense": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

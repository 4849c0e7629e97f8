/** Decides what secrets of Qdrant look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const qdrant: SecretProvider = {
  name: 'Qdrant',
  revoke: 'Delete the key in Qdrant Cloud under Access management.',
  formats: [
    {
      id: 'qdrant-api-key',
      title: 'Qdrant API key',
      kind: 'secret',
      keywords: ['qdrant'],
      ...namedValue({
        names: /qdrant/,
        ends: /key|token|secret|password|access/,
        value: /[\w-]{54}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\|[\w-]{40,60}/,
      }),
      catches: [
        `QDRANT_API_KEY=${sampleText(54)}`,
        `{"qdrantApiKey": "${sampleText(54, undefined, 2)}"}`,
      ],
      ignores: ['QDRANT_API_KEY=your_qdrant_api_key', `"qdrant": "^2.4.1#${sampleText(40, HEX)}"`],
    },
  ],
}

/** Decides what secrets of PandaDoc look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const pandadoc: SecretProvider = {
  name: 'PandaDoc',
  revoke: 'Delete the key in PandaDoc under Settings, API and integrations.',
  formats: [
    {
      id: 'pandadoc-api-key',
      title: 'PandaDoc API key',
      kind: 'secret',
      keywords: ['pandadoc'],
      ...namedValue({
        names: /pandadoc/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{40}/,
      }),
      catches: [
        `PANDADOC_API_KEY=${sampleText(40)}`,
        `{"pandadocApiKey": "${sampleText(40, undefined, 2)}"}`,
      ],
      ignores: [
        'PANDADOC_API_KEY=your_pandadoc_api_key',
        `"pandadoc": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

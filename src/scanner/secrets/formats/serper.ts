/** Decides what secrets of Serper look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const serper: SecretProvider = {
  name: 'Serper',
  revoke: 'Delete the key in the Serper dashboard under API keys.',
  formats: [
    {
      id: 'serper-api-key',
      title: 'Serper API key',
      kind: 'secret',
      keywords: ['serper'],
      ...namedValue({
        names: /serper/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{40}/,
      }),
      catches: [
        `SERPER_API_KEY=${sampleText(40, HEX)}`,
        `{"serperApiKey": "${sampleText(40, HEX, 2)}"}`,
      ],
      ignores: ['SERPER_API_KEY=your_serper_api_key', `"serper": "^2.4.1#${sampleText(40, HEX)}"`],
    },
  ],
}

/** Decides what secrets of MadKudu look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const madkudu: SecretProvider = {
  name: 'MadKudu',
  revoke: 'Regenerate the key of MadKudu under Settings, API.',
  formats: [
    {
      id: 'madkudu-api-key',
      title: 'MadKudu API key',
      kind: 'secret',
      keywords: ['madkudu'],
      ...namedValue({
        names: /madkudu/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{32}/,
      }),
      catches: [
        `MADKUDU_API_KEY=${sampleText(32, HEX)}`,
        `const madkuduApiKey = '${sampleText(32, HEX, 2)}'`,
      ],
      ignores: [
        'MADKUDU_API_KEY=your_madkudu_api_key',
        `"madkudu": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

/** Decides what secrets of TimeCamp look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const timecamp: SecretProvider = {
  name: 'TimeCamp',
  revoke: 'Replace the key of TimeCamp under Profile settings, API token.',
  formats: [
    {
      id: 'timecamp-api-key',
      title: 'TimeCamp API key',
      kind: 'secret',
      keywords: ['timecamp'],
      ...namedValue({
        names: /timecamp/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{26}/,
      }),
      catches: [
        `TIMECAMP_API_KEY=${sampleText(26, HEX)}`,
        `{"timecampApiKey": "${sampleText(26, HEX, 2)}"}`,
      ],
      ignores: [
        'TIMECAMP_API_KEY=your_timecamp_api_key',
        `"timecamp": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

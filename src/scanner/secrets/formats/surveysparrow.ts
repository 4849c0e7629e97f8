/** Decides what secrets of SurveySparrow look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const surveysparrow: SecretProvider = {
  name: 'SurveySparrow',
  revoke:
    'Make a new key at SurveySparrow under Settings, Apps and integrations, and delete ' +
    'the old one.',
  formats: [
    {
      id: 'surveysparrow-api-key',
      title: 'SurveySparrow API key',
      kind: 'secret',
      keywords: ['surveysparrow'],
      ...namedValue({
        names: /surveysparrow/,
        ends: /key|token|secret|password|access/,
        value: /[\w-]{86,88}/,
      }),
      catches: [
        `SURVEYSPARROW_API_KEY=${sampleText(88)}`,
        `surveysparrow_api_key: ${sampleText(88, undefined, 2)}`,
      ],
      ignores: [
        'SURVEYSPARROW_API_KEY=your_surveysparrow_api_key',
        `"surveysparrow": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

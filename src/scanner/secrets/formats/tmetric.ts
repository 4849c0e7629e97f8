/** Decides what secrets of TMetric look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText, UPPER_AND_DIGITS } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const tmetric: SecretProvider = {
  name: 'TMetric',
  revoke: 'Regenerate the key of TMetric under My profile, API token.',
  formats: [
    {
      id: 'tmetric-api-key',
      title: 'TMetric API key',
      kind: 'secret',
      keywords: ['tmetric'],
      ...namedValue({
        names: /tmetric/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Z]{64}/,
      }),
      catches: [
        `TMETRIC_API_KEY=${sampleText(64, UPPER_AND_DIGITS)}`,
        `const tmetricApiKey = '${sampleText(64, UPPER_AND_DIGITS, 2)}'`,
      ],
      ignores: [
        'TMETRIC_API_KEY=your_tmetric_api_key',
        `"tmetric": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

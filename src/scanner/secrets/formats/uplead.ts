/** Decides what secrets of UpLead look like. */
import { namedValue } from '../named-value.ts'
import { HEX, LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const uplead: SecretProvider = {
  name: 'UpLead',
  revoke: 'Withdraw the key at UpLead under Account, API, and issue another.',
  formats: [
    {
      id: 'uplead-api-key',
      title: 'UpLead API key',
      kind: 'secret',
      keywords: ['uplead'],
      ...namedValue({
        names: /uplead/,
        ends: /key|token|secret|password|access/,
        value: /[0-9a-z-]{32}/,
      }),
      catches: [
        `UPLEAD_API_KEY=${sampleText(32, LOWER_AND_DIGITS)}`,
        `upleadApiKey: '${sampleText(32, LOWER_AND_DIGITS, 2)}',`,
      ],
      ignores: ['UPLEAD_API_KEY=your_uplead_api_key', `"uplead": "^2.4.1#${sampleText(40, HEX)}"`],
    },
  ],
}

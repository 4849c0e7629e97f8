/** Decides what secrets of Planyo look like. */
import { namedValue } from '../named-value.ts'
import { HEX, LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const planyo: SecretProvider = {
  name: 'Planyo',
  revoke: 'Regenerate the key of Planyo under Site settings.',
  formats: [
    {
      id: 'planyo-api-key',
      title: 'Planyo API key',
      kind: 'secret',
      keywords: ['planyo'],
      ...namedValue({
        names: /planyo/,
        ends: /key|token|secret|password|access/,
        value: /[0-9a-z]{62}/,
      }),
      catches: [
        `PLANYO_API_KEY=${sampleText(62, LOWER_AND_DIGITS)}`,
        `const planyoApiKey = '${sampleText(62, LOWER_AND_DIGITS, 2)}'`,
      ],
      ignores: ['PLANYO_API_KEY=your_planyo_api_key', `"planyo": "^2.4.1#${sampleText(40, HEX)}"`],
    },
  ],
}

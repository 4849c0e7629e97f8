/** Decides what secrets of Wit.ai look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText, UPPER_AND_DIGITS } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const witAi: SecretProvider = {
  name: 'Wit.ai',
  revoke: 'Refresh the token in Wit.ai under Settings of the app.',
  formats: [
    {
      id: 'wit-ai-server-token',
      title: 'Wit.ai server token',
      kind: 'secret',
      keywords: ['wit'],
      ...namedValue({
        names: /wit(?:[._-]?ai)?[_-]?(?:server|access|api)?[_-]?(?:access)?[_-]?token/,
        value: /[0-9A-Z]{32}/,
      }),
      catches: [
        `WIT_AI_TOKEN=${sampleText(32, UPPER_AND_DIGITS)}`,
        `wit_ai_token: ${sampleText(32, UPPER_AND_DIGITS, 2)}`,
      ],
      ignores: ['WIT_AI_TOKEN=your_wit_ai_token', `"wit-ai": "^2.4.1#${sampleText(40, HEX)}"`],
    },
  ],
}

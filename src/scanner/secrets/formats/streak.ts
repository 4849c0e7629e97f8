/** Decides what secrets of Streak look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const streak: SecretProvider = {
  name: 'Streak',
  revoke: 'Replace the key of Streak under Integrations, API key.',
  formats: [
    {
      id: 'streak-api-key',
      title: 'Streak API key',
      kind: 'secret',
      keywords: ['streak'],
      ...namedValue({
        names: /streak[_-]?(?:crm|api)?[_-]?(?:key|token)/,
        value: /[0-9A-Za-z]{32}/,
      }),
      catches: [
        `STREAK_API_KEY=${sampleText(32, HEX)}`,
        `{"streakApiKey": "${sampleText(32, HEX, 2)}"}`,
      ],
      ignores: ['STREAK_API_KEY=your_streak_api_key', `"streak": "^2.4.1#${sampleText(40, HEX)}"`],
    },
  ],
}

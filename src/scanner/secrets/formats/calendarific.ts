/** Decides what secrets of Calendarific look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(32)

export const calendarific: SecretProvider = {
  name: 'Calendarific',
  revoke: 'In your Calendarific account, open the API dashboard and replace the API key.',
  formats: [
    {
      id: 'calendarific-api-key',
      title: 'Calendarific API key',
      kind: 'secret',
      keywords: ['calendarific'],
      ...namedValue({ names: /calendarific/, ends: /key|token|secret/, value: /[A-Za-z0-9]{32}/ }),
      catches: [`CALENDARIFIC_API_KEY=${key}`, `{"calendarificApiKey": "${key}"}`],
      ignores: [`CALENDARIFIC_API_KEY=${'x'.repeat(32)}`, `calendarific_commit: ${key}`],
    },
  ],
}

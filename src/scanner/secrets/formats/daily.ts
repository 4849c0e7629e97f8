/** Decides what secrets of Daily.co look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(64, HEX)

export const daily: SecretProvider = {
  name: 'Daily.co',
  revoke: 'In your Daily.co account, open Developers and replace the API key.',
  formats: [
    {
      id: 'daily-api-key',
      title: 'Daily.co API key',
      kind: 'secret',
      keywords: ['daily_api', 'dailyapi', 'daily_co', 'dailyco', 'daily-api'],
      ...namedValue({
        names: /daily_?-?(?:co|api)/,
        ends: /key|token|secret/,
        value: /[0-9a-f]{64}/,
      }),
      catches: [`daily_api_key: ${key}`, `export DAILY_API_KEY="${key}"`],
      ignores: [`DAILY_API_KEY=${'x'.repeat(32)}`, `daily_commit: ${key}`],
    },
  ],
}

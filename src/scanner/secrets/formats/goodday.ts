/** Decides what secrets of GoodDay look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(32, HEX)

export const goodday: SecretProvider = {
  name: 'GoodDay',
  revoke: 'In your GoodDay account, open Settings, API tokens and replace the API key.',
  formats: [
    {
      id: 'goodday-api-key',
      title: 'GoodDay API key',
      kind: 'secret',
      keywords: ['goodday'],
      ...namedValue({ names: /goodday/, ends: /key|token|secret/, value: /[a-z0-9]{32}/ }),
      catches: [`GOODDAY_API_KEY=${key}`, `{"gooddayApiKey": "${key}"}`],
      ignores: [`GOODDAY_API_KEY=${'x'.repeat(32)}`, `goodday_commit: ${key}`],
    },
  ],
}

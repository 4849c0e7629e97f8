/** Decides what secrets of BeSnappy look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(64, HEX)

export const besnappy: SecretProvider = {
  name: 'BeSnappy',
  revoke: 'In your BeSnappy account, open the account settings and replace the API key.',
  formats: [
    {
      id: 'besnappy-api-key',
      title: 'BeSnappy API key',
      kind: 'secret',
      keywords: ['besnappy'],
      ...namedValue({ names: /besnappy/, ends: /key|token|secret/, value: /[0-9a-f]{64}/ }),
      catches: [`{"besnappyApiKey": "${key}"}`, `BESNAPPY_API_KEY=${key}`],
      ignores: [`BESNAPPY_API_KEY=${'x'.repeat(32)}`, `besnappy_commit: ${key}`],
    },
  ],
}

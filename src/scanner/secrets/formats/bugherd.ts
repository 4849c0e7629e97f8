/** Decides what secrets of BugHerd look like. */
import { namedValue } from '../named-value.ts'
import { LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(22, LOWER_AND_DIGITS)

export const bugherd: SecretProvider = {
  name: 'BugHerd',
  revoke: 'In your BugHerd account, open Settings, API keys and replace the API key.',
  formats: [
    {
      id: 'bugherd-api-key',
      title: 'BugHerd API key',
      kind: 'secret',
      keywords: ['bugherd'],
      ...namedValue({ names: /bugherd/, ends: /key|token|secret/, value: /[a-z0-9]{22}/ }),
      catches: [`{"bugherdApiKey": "${key}"}`, `BUGHERD_API_KEY=${key}`],
      ignores: [`BUGHERD_API_KEY=${'x'.repeat(32)}`, `bugherd_commit: ${key}`],
    },
  ],
}

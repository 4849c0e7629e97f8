/** Decides what secrets of Boost Note look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(64, HEX)

export const boostnote: SecretProvider = {
  name: 'Boost Note',
  revoke: 'In your Boost Note account, open Settings, API tokens and replace the API key.',
  formats: [
    {
      id: 'boostnote-api-key',
      title: 'Boost Note API key',
      kind: 'secret',
      keywords: ['boostnote'],
      ...namedValue({ names: /boostnote/, ends: /token|key/, value: /[0-9a-f]{64}/ }),
      catches: [`BOOSTNOTE_API_KEY=${key}`, `{"boostnoteApiKey": "${key}"}`],
      ignores: [`BOOSTNOTE_API_KEY=${'x'.repeat(32)}`, `boostnote_commit: ${key}`],
    },
  ],
}

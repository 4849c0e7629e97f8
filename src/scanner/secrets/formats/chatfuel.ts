/** Decides what secrets of Chatfuel look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(128)

export const chatfuel: SecretProvider = {
  name: 'Chatfuel',
  revoke: 'In your Chatfuel account, open Settings, API and replace the API key.',
  formats: [
    {
      id: 'chatfuel-api-key',
      title: 'Chatfuel API key',
      kind: 'secret',
      keywords: ['chatfuel'],
      ...namedValue({ names: /chatfuel/, ends: /key|token|secret/, value: /[A-Za-z0-9]{128}/ }),
      catches: [`{"chatfuelApiKey": "${key}"}`, `CHATFUEL_API_KEY=${key}`],
      ignores: [`CHATFUEL_API_KEY=${'x'.repeat(32)}`, `chatfuel_commit: ${key}`],
    },
  ],
}

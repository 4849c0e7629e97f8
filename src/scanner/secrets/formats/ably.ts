/** Decides what secrets of Ably look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = `${sampleText(6)}.${sampleText(6, undefined, 2)}:${sampleText(43, undefined, 3)}`

export const ably: SecretProvider = {
  name: 'Ably',
  revoke: 'In the Ably dashboard, open the app, API Keys, and revoke the key.',
  formats: [
    {
      id: 'ably-api-key',
      title: 'Ably API key',
      kind: 'secret',
      keywords: ['ably'],
      ...namedValue({ names: /ably/, ends: /key|token/, value: /[\w-]{6}\.[\w-]{6}:[\w-]{43}/ }),
      catches: [`ABLY_API_KEY=${key}`, `{"ablyApiKey": "${key}"}`],
      ignores: [`ABLY_API_KEY=${'x'.repeat(32)}`, `ably_commit: ${key}`],
    },
  ],
}

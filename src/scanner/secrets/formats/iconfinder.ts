/** Decides what secrets of Iconfinder look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(64)

export const iconfinder: SecretProvider = {
  name: 'Iconfinder',
  revoke: 'In your Iconfinder account, open API keys and replace the API key.',
  formats: [
    {
      id: 'iconfinder-api-key',
      title: 'Iconfinder API key',
      kind: 'secret',
      keywords: ['iconfinder'],
      ...namedValue({ names: /iconfinder/, ends: /key|token|secret/, value: /[A-Za-z0-9]{64}/ }),
      catches: [`const iconfinderApiKey = '${key}'`, `iconfinder_api_key: ${key}`],
      ignores: [`ICONFINDER_API_KEY=${'x'.repeat(32)}`, `iconfinder_commit: ${key}`],
    },
  ],
}

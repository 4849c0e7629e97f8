/** Decides what secrets of Censys look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(32)

export const censys: SecretProvider = {
  name: 'Censys',
  revoke: 'In your Censys account, open My Account, API and replace the API key.',
  formats: [
    {
      id: 'censys-api-key',
      title: 'Censys API key',
      kind: 'secret',
      keywords: ['censys'],
      ...namedValue({ names: /censys/, ends: /secret|key/, value: /[A-Za-z0-9]{32}/ }),
      catches: [`{"censysApiKey": "${key}"}`, `CENSYS_API_KEY=${key}`],
      ignores: [`CENSYS_API_KEY=${'x'.repeat(32)}`, `censys_commit: ${key}`],
    },
  ],
}

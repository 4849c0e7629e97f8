/** Decides what secrets of JupiterOne look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(76)

export const jupiterone: SecretProvider = {
  name: 'JupiterOne',
  revoke: 'In your JupiterOne account, open Settings, Account, API keys and replace the API key.',
  formats: [
    {
      id: 'jupiterone-api-key',
      title: 'JupiterOne API key',
      kind: 'secret',
      keywords: ['jupiterone'],
      ...namedValue({ names: /jupiterone/, ends: /key|token|secret/, value: /[A-Za-z0-9]{76}/ }),
      catches: [`{"jupiteroneApiKey": "${key}"}`, `JUPITERONE_API_KEY=${key}`],
      ignores: [`JUPITERONE_API_KEY=${'x'.repeat(32)}`, `jupiterone_commit: ${key}`],
    },
  ],
}

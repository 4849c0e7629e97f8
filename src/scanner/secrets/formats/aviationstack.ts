/** Decides what secrets of Aviationstack look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(32, HEX)

export const aviationstack: SecretProvider = {
  name: 'Aviationstack',
  revoke: 'In your Aviationstack account, open the dashboard and replace the API key.',
  formats: [
    {
      id: 'aviationstack-api-key',
      title: 'Aviationstack API key',
      kind: 'secret',
      keywords: ['aviationstack'],
      ...namedValue({ names: /aviationstack/, ends: /key|token|secret/, value: /[a-z0-9]{32}/ }),
      catches: [`{"aviationstackApiKey": "${key}"}`, `AVIATIONSTACK_API_KEY=${key}`],
      ignores: [`AVIATIONSTACK_API_KEY=${'x'.repeat(32)}`, `aviationstack_commit: ${key}`],
    },
  ],
}

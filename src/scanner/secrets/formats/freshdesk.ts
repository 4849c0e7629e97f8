/** Decides what secrets of Freshdesk look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(20)

export const freshdesk: SecretProvider = {
  name: 'Freshdesk',
  revoke: 'In your Freshdesk account, open Profile settings and replace the API key.',
  formats: [
    {
      id: 'freshdesk-api-key',
      title: 'Freshdesk API key',
      kind: 'secret',
      keywords: ['freshdesk'],
      ...namedValue({ names: /freshdesk/, ends: /key|token|secret/, value: /[A-Za-z0-9]{20}/ }),
      catches: [`FRESHDESK_API_KEY=${key}`, `{"freshdeskApiKey": "${key}"}`],
      ignores: [`FRESHDESK_API_KEY=${'x'.repeat(32)}`, `freshdesk_commit: ${key}`],
    },
  ],
}

/** Decides what secrets of APImetrics look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(32)

export const apimetrics: SecretProvider = {
  name: 'APImetrics',
  revoke: 'In your APImetrics account, open Settings, API keys and replace the API key.',
  formats: [
    {
      id: 'apimetrics-api-key',
      title: 'APImetrics API key',
      kind: 'secret',
      keywords: ['apimetrics'],
      ...namedValue({ names: /apimetrics/, ends: /key|token|secret/, value: /[A-Za-z0-9]{32}/ }),
      catches: [`{"apimetricsApiKey": "${key}"}`, `APIMETRICS_API_KEY=${key}`],
      ignores: [`APIMETRICS_API_KEY=${'x'.repeat(32)}`, `apimetrics_commit: ${key}`],
    },
  ],
}

/** Decides what secrets of Gorgias look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(64, HEX)

export const gorgias: SecretProvider = {
  name: 'Gorgias',
  revoke: 'In your Gorgias account, open Settings, REST API and replace the API key.',
  formats: [
    {
      id: 'gorgias-api-key',
      title: 'Gorgias API key',
      kind: 'secret',
      keywords: ['gorgias'],
      ...namedValue({ names: /gorgias/, ends: /key|token|secret/, value: /[0-9a-f]{64}/ }),
      catches: [`GORGIAS_API_KEY=${key}`, `{"gorgiasApiKey": "${key}"}`],
      ignores: [`GORGIAS_API_KEY=${'x'.repeat(32)}`, `gorgias_commit: ${key}`],
    },
  ],
}

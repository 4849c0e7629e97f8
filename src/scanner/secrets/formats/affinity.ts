/** Decides what secrets of Affinity look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(43)

export const affinity: SecretProvider = {
  name: 'Affinity',
  revoke: 'In your Affinity account, open Settings, API and replace the API key.',
  formats: [
    {
      id: 'affinity-api-key',
      title: 'Affinity API key',
      kind: 'secret',
      keywords: ['affinity_api', 'affinityapi', 'affinity_key', 'affinity_crm', 'affinitycrm'],
      ...namedValue({
        names: /affinity_?-?(?:api|key|crm)/,
        ends: /key|api|token/,
        value: /[A-Za-z0-9_-]{43}/,
      }),
      catches: [`AFFINITY_CRM_API_KEY=${key}`, `{"affinityCrmApiKey": "${key}"}`],
      ignores: [`AFFINITY_CRM_API_KEY=${'x'.repeat(32)}`, `affinity_commit: ${key}`],
    },
  ],
}

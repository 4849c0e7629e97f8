/** Decides what secrets of Descope look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = `K2${sampleText(27)}`

export const descope: SecretProvider = {
  name: 'Descope',
  revoke: 'In your Descope account, open Company, Management keys and replace the management key.',
  formats: [
    {
      id: 'descope-management-key',
      title: 'Descope management key',
      kind: 'secret',
      keywords: ['descope'],
      ...namedValue({ names: /descope/, ends: /key/, value: /K2[A-Za-z0-9]{27}/ }),
      catches: [`DESCOPE_MANAGEMENT_KEY=${key}`, `{"descopeManagementKey": "${key}"}`],
      ignores: [`DESCOPE_MANAGEMENT_KEY=${'x'.repeat(32)}`, `descope_commit: ${key}`],
    },
  ],
}

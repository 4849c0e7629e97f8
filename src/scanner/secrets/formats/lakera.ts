/** Decides what secrets of Lakera look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(64, HEX)

export const lakera: SecretProvider = {
  name: 'Lakera',
  revoke: 'In the Lakera platform, open API Access and delete the key.',
  formats: [
    {
      id: 'lakera-api-key',
      title: 'Lakera Guard API key',
      kind: 'secret',
      keywords: ['lakera'],
      ...namedValue({ names: /lakera/, ends: /key|token/, value: /[0-9a-f]{64}/ }),
      catches: [`const lakeraGuardApiKey = '${key}'`, `lakera_guard_api_key: ${key}`],
      ignores: [`LAKERA_GUARD_API_KEY=${'x'.repeat(32)}`, `lakera_commit: ${key}`],
    },
  ],
}

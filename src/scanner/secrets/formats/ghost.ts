/** Decides what secrets of Ghost look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = `${sampleText(24, HEX)}:${sampleText(64, HEX, 2)}`

export const ghost: SecretProvider = {
  name: 'Ghost',
  revoke: 'In your Ghost account, open Settings, Integrations and replace the Admin API key.',
  formats: [
    {
      id: 'ghost-admin-key',
      title: 'Ghost Admin API key',
      kind: 'secret',
      keywords: ['ghost_', 'ghost-', 'ghostadmin', 'ghostapi'],
      ...namedValue({
        names: /ghost_?-?(?:admin|api)?/,
        ends: /key|token|secret/,
        value: /[0-9a-f]{24}:[0-9a-f]{64}/,
      }),
      catches: [`const ghostAdminApiKey = '${key}'`, `ghost_admin_api_key: ${key}`],
      ignores: [`GHOST_ADMIN_API_KEY=${'x'.repeat(32)}`, `ghost_id: ${key}`],
    },
  ],
}

/** Decides what secrets of Kickbox look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = `live_${sampleText(64, HEX)}`

export const kickbox: SecretProvider = {
  name: 'Kickbox',
  revoke: 'In your Kickbox account, open API Settings and replace the API key.',
  formats: [
    {
      id: 'kickbox-api-key',
      title: 'Kickbox API key',
      kind: 'secret',
      keywords: ['kickbox'],
      ...namedValue({
        names: /kickbox/,
        ends: /key|token|secret/,
        value: /(?:live_)?[0-9a-f]{64}/,
      }),
      catches: [`kickbox_api_key: ${key}`, `export KICKBOX_API_KEY="${key}"`],
      ignores: [`KICKBOX_API_KEY=${'x'.repeat(32)}`, `kickbox_commit: ${key}`],
    },
  ],
}

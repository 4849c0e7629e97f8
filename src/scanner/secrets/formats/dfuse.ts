/** Decides what secrets of dfuse look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = `server_${sampleText(32, HEX)}`

export const dfuse: SecretProvider = {
  name: 'dfuse',
  revoke: 'In your dfuse account, open API keys and replace the API key.',
  formats: [
    {
      id: 'dfuse-api-key',
      title: 'dfuse API key',
      kind: 'secret',
      keywords: ['dfuse'],
      ...namedValue({
        names: /dfuse/,
        ends: /key|token|secret/,
        value: /(?:web|server|mobile)_[0-9a-f]{32}/,
      }),
      catches: [`{"dfuseApiKey": "${key}"}`, `DFUSE_API_KEY=${key}`],
      ignores: [`DFUSE_API_KEY=${'x'.repeat(32)}`, `dfuse_commit: ${key}`],
    },
  ],
}

/** Decides what secrets of BitMEX look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const secret = sampleText(48)

export const bitmex: SecretProvider = {
  name: 'BitMEX',
  revoke: 'In your BitMEX account, open API Keys Management and replace the API secret.',
  formats: [
    {
      id: 'bitmex-api-secret',
      title: 'BitMEX API secret',
      kind: 'secret',
      keywords: ['bitmex'],
      ...namedValue({ names: /bitmex/, ends: /secret|key/, value: /[A-Za-z0-9_-]{48}/ }),
      catches: [`BITMEX_API_SECRET=${secret}`, `{"bitmexApiSecret": "${secret}"}`],
      ignores: [`BITMEX_API_SECRET=${'x'.repeat(32)}`, `bitmex_commit: ${secret}`],
    },
  ],
}

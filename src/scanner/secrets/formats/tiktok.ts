/** Decides what secrets of TikTok look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const tiktok: SecretProvider = {
  name: 'TikTok',
  revoke: 'Reset the client secret in the TikTok developer portal.',
  formats: [
    {
      id: 'tiktok-client-secret',
      title: 'TikTok client secret',
      kind: 'secret',
      keywords: ['tiktok'],
      ...namedValue({
        names: /tiktok/,
        ends: /secret|client_?key|token/,
        value: /[0-9A-Za-z]{32,40}/,
      }),
      catches: [
        `TIKTOK_CLIENT_SECRET=${sampleText(32)}`,
        `tiktokClientSecret: '${sampleText(32, undefined, 2)}',`,
      ],
      ignores: [
        'TIKTOK_CLIENT_SECRET=your_tiktok_client_secret',
        `"tiktok": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

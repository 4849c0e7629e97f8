/** Decides what secrets of ZeroTier look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const zerotier: SecretProvider = {
  name: 'ZeroTier',
  revoke: 'Delete the token in ZeroTier Central under Account, API access tokens.',
  formats: [
    {
      id: 'zerotier-api-token',
      title: 'ZeroTier API token',
      kind: 'secret',
      keywords: ['zerotier', 'zero_tier'],
      ...namedValue({
        names: /zero_?tier/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{32}/,
      }),
      catches: [
        `ZEROTIER_API_TOKEN=${sampleText(32)}`,
        `zerotierApiToken: '${sampleText(32, undefined, 2)}',`,
      ],
      ignores: [
        'ZEROTIER_API_TOKEN=your_zerotier_api_token',
        `"zerotier": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

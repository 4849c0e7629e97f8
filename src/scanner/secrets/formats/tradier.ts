/** Decides what secrets of Tradier look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const tradier: SecretProvider = {
  name: 'Tradier',
  revoke: 'Regenerate the token in Tradier under Settings, API access.',
  formats: [
    {
      id: 'tradier-access-token',
      title: 'Tradier access token',
      kind: 'secret',
      keywords: ['tradier'],
      ...namedValue({
        names: /tradier/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{28}/,
      }),
      catches: [
        `TRADIER_ACCESS_TOKEN=${sampleText(28)}`,
        `{"tradierAccessToken": "${sampleText(28, undefined, 2)}"}`,
      ],
      ignores: [
        'TRADIER_ACCESS_TOKEN=your_tradier_access_token',
        `"tradier": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

/** Decides what secrets of Zulip look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const zulip: SecretProvider = {
  name: 'Zulip',
  revoke: 'Generate a new key in Zulip under Settings, Account and privacy (or Your bots).',
  formats: [
    {
      id: 'zulip-api-key',
      title: 'Zulip API key',
      kind: 'secret',
      keywords: ['zulip'],
      ...namedValue({
        names: /zulip/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{32}/,
      }),
      catches: [
        `ZULIP_API_KEY=${sampleText(32)}`,
        `zulipApiKey: '${sampleText(32, undefined, 2)}',`,
      ],
      ignores: ['ZULIP_API_KEY=your_zulip_api_key', `"zulip": "^2.4.1#${sampleText(40, HEX)}"`],
    },
  ],
}

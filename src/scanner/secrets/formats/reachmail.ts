/** Decides what secrets of ReachMail look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const reachmail: SecretProvider = {
  name: 'ReachMail',
  revoke: 'Make a new key at ReachMail under Account, Tokens, and delete the old one.',
  formats: [
    {
      id: 'reachmail-api-key',
      title: 'ReachMail API key',
      kind: 'secret',
      keywords: ['reachmail'],
      ...namedValue({
        names: /reachmail/,
        ends: /key|token|secret|password|access/,
        value: /[\w-]{64}/,
      }),
      catches: [
        `REACHMAIL_API_KEY=${sampleText(64)}`,
        `reachmail_api_key: ${sampleText(64, undefined, 2)}`,
      ],
      ignores: [
        'REACHMAIL_API_KEY=your_reachmail_api_key',
        `"reachmail": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

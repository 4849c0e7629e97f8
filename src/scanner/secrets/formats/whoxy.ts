/** Decides what secrets of Whoxy look like. */
import { namedValue } from '../named-value.ts'
import { HEX, LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const whoxy: SecretProvider = {
  name: 'Whoxy',
  revoke: 'Regenerate the key on the Whoxy account page.',
  formats: [
    {
      id: 'whoxy-api-key',
      title: 'Whoxy API key',
      kind: 'secret',
      keywords: ['whoxy'],
      ...namedValue({
        names: /whoxy/,
        ends: /key|token|secret|password|access/,
        value: /[0-9a-z]{33}|[0-9a-f]{32}[a-z]/,
      }),
      catches: [
        `WHOXY_API_KEY=${sampleText(33, LOWER_AND_DIGITS)}`,
        `const whoxyApiKey = '${sampleText(33, LOWER_AND_DIGITS, 2)}'`,
      ],
      ignores: ['WHOXY_API_KEY=your_whoxy_api_key', `"whoxy": "^2.4.1#${sampleText(40, HEX)}"`],
    },
  ],
}

/** Decides what secrets of serpstack look like. */
import { namedValue } from '../named-value.ts'
import { HEX, LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const serpstack: SecretProvider = {
  name: 'serpstack',
  revoke: 'Reset the access key in the dashboard of your serpstack account.',
  formats: [
    {
      id: 'serpstack-api-key',
      title: 'serpstack API key',
      kind: 'secret',
      keywords: ['serpstack'],
      ...namedValue({
        names: /serpstack/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{32}/,
      }),
      catches: [
        `SERPSTACK_API_KEY=${sampleText(32, LOWER_AND_DIGITS)}`,
        `const serpstackApiKey = '${sampleText(32, LOWER_AND_DIGITS, 2)}'`,
      ],
      ignores: [
        'SERPSTACK_API_KEY=your_serpstack_api_key',
        `"serpstack": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

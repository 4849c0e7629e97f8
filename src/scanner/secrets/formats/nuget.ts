/** Decides what secrets of NuGet look like. */

import { isPassword } from '../judge-password.ts'
import { judgeRandom } from '../judge-random.ts'
import { LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const nuget: SecretProvider = {
  name: 'NuGet',
  revoke: 'Delete the key at nuget.org under your user name, API keys, and create another.',
  formats: [
    {
      id: 'nuget-api-key',
      title: 'NuGet API key',
      kind: 'secret',
      keywords: ['oy2'],
      pattern: /(?<![\w-])oy2[0-9a-z]{43}(?![\w-])/g,
      publicLength: 3,
      judge: judgeRandom(3),
      catches: [
        `NUGET_API_KEY=${'o'}y2${sampleText(43, LOWER_AND_DIGITS)}`,
        `export NUGET_API_KEY="${'o'}y2${sampleText(43, LOWER_AND_DIGITS, 2)}"`,
      ],
      ignores: [
        `${'o'}y2${'x'.repeat(43)}`,
        `see ${'o'}y2${sampleText(14, LOWER_AND_DIGITS)}`,
        `boy2${sampleText(43, LOWER_AND_DIGITS)}`,
      ],
    },
    {
      id: 'nuget-feed-password',
      title: 'password of a NuGet feed',
      kind: 'secret',
      keywords: ['cleartextpassword'],
      pattern: /ClearTextPassword["']?\s{1,4}value\s?=\s?["']([^"'\s%$]{6,200})/dgi,
      publicLength: 0,
      judge: ({ secret }) => (isPassword(secret, true) ? 'unproven' : 'none'),
      catches: [
        `<add key="ClearTextPassword" value="${sampleText(20)}" />`,
        `<add key='cleartextpassword' value='${sampleText(12)}'/>`,
      ],
      ignores: [
        '<add key="ClearTextPassword" value="%FEED_PASSWORD%" />',
        '<add key="ClearTextPassword" value="your_password" />',
      ],
    },
  ],
}

/** Decides what secrets of Mattermost look like. */
import { buildPattern } from '../build-pattern.ts'
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

/** Tokens leave out what is easily mistaken: l, v, 0 and 2. */
const LETTERS = '13456789abcdefghijkmnopqrstuwxyz'

export const mattermost: SecretProvider = {
  name: 'Mattermost',
  revoke: 'Revoke the token in Mattermost under Profile, Security, Personal access tokens.',
  formats: [
    {
      id: 'mattermost-access-token',
      title: 'Mattermost access token',
      kind: 'secret',
      keywords: ['mattermost', 'mm_', 'mm-'],
      ...namedValue({
        names: /mattermost|(?<![a-z])mm[_-](?:access|api|auth|bot|personal)/,
        ends: /token|key|secret|pat/,
        value: /[13-9a-km-uw-z]{26}/,
      }),
      judge: ({ secret }) => (/\d/.test(secret) ? 'unproven' : 'none'),
      catches: [
        `MATTERMOST_TOKEN=${sampleText(26, LETTERS)}`,
        `"mattermostToken": "${sampleText(26, LETTERS, 2)}"`,
      ],
      ignores: [
        'MATTERMOST_TOKEN=your_mattermost_token_here_12',
        `"mattermost": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
    {
      id: 'mattermost-webhook',
      title: 'Mattermost incoming webhook',
      kind: 'secret',
      keywords: ['/hooks/'],
      pattern: buildPattern(
        'dg',
        /(?<![a-z])https?:\/\/[a-z0-9.-]{0,60}/,
        /(?:mattermost|chat|\bmm)[a-z0-9.-]{0,60}(?::\d{2,5})?/,
        /\/hooks\/([13-9a-km-uw-z]{26})(?![\w-])/,
      ),
      publicLength: 0,
      judge: judgeRandom(0),
      catches: [
        `curl https://mattermost.example.org/hooks/${sampleText(26, LETTERS)}`,
        `webhook: https://chat.example.org:8443/hooks/${sampleText(26, LETTERS, 2)}`,
      ],
      ignores: [
        `https://mattermost.example.org/hooks/${'x'.repeat(26)}`,
        'https://chat.example.org/hooks/new-incoming-webhook-page',
      ],
    },
  ],
}

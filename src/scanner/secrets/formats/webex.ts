/** Decides what secrets of Webex look like. */
import { buildPattern } from '../build-pattern.ts'
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { HEX, sampleText, sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const webex: SecretProvider = {
  name: 'Webex',
  revoke: 'Regenerate the access token of the bot (or the client secret) at developer.webex.com.',
  formats: [
    {
      id: 'webex-bot-token',
      title: 'Webex access token',
      kind: 'secret',
      keywords: ['_p0a1_', '_pf84_', '_pe93_', '_p91b_'],
      pattern: buildPattern(
        'g',
        /(?<![\w-])[0-9A-Za-z]{64}_[0-9A-Za-z]{4}_/,
        /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![\w-])/,
      ),
      publicLength: 0,
      judge: judgeRandom(0),
      catches: [
        `WEBEX_BOT=${sampleText(64)}_P0A1_${sampleUuid()}`,
        `Authorization: Bearer ${sampleText(64, undefined, 2)}_P0A1_${sampleUuid(2)}`,
      ],
      ignores: [
        `${'x'.repeat(64)}_P0A1_00000000-0000-0000-0000-000000000000`,
        `see ${sampleText(21)}_P0A1_${sampleText(8, HEX)}-${sampleText(4, HEX)}`,
      ],
    },
    {
      id: 'webex-client-secret',
      title: 'Webex client secret',
      kind: 'secret',
      keywords: ['webex'],
      ...namedValue({ names: /webex/, ends: /secret/, value: /[0-9a-f]{64}/ }),
      catches: [
        `WEBEX_CLIENT_SECRET=${sampleText(64, HEX)}`,
        `const webexClientSecret = '${sampleText(64, HEX, 2)}'`,
      ],
      ignores: [
        'WEBEX_CLIENT_SECRET=your_webex_client_secret',
        `"webex": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

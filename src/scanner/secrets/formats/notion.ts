/** Decides what secrets of Notion look like. */
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { DIGITS, HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

function sampleToken(seed: number): string {
  return `${'ntn'}_${sampleText(11, DIGITS, seed)}${sampleText(35, undefined, seed)}`
}

export const notion: SecretProvider = {
  name: 'Notion',
  revoke: 'Refresh the secret of the integration in Notion under My integrations.',
  formats: [
    {
      id: 'notion-token',
      title: 'Notion integration token',
      kind: 'secret',
      keywords: ['ntn_'],
      pattern: /(?<![\w-])ntn_\d{11}[0-9A-Za-z]{35}(?![\w-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [`NOTION_TOKEN=${sampleToken(1)}`, `Authorization: Bearer ${sampleToken(2)}`],
      ignores: [
        `${'nt'}n_${'x'.repeat(11)}${'x'.repeat(35)}`,
        `see ${'ntn'}_${sampleText(3, DIGITS)}${sampleText(11)}`,
      ],
    },
    {
      id: 'notion-legacy-token',
      title: 'Notion integration token',
      kind: 'secret',
      keywords: ['secret_'],
      pattern: /(?<![\w-])secret_[0-9A-Za-z]{43}(?![\w-])/g,
      publicLength: 7,
      judge: judgeRandom(7),
      catches: [
        `NOTION_LEGACY_TOKEN=${'secret'}_${sampleText(43)}`,
        `export NOTION_LEGACY_TOKEN="${'secret'}_${sampleText(43, undefined, 2)}"`,
      ],
      ignores: [
        `${'sec'}ret_${'x'.repeat(43)}`,
        `see ${'secret'}_${sampleText(14)}`,
        `${'secret'}_${sampleText(43, HEX)}_id`,
      ],
    },
    {
      id: 'notion-refresh-token',
      title: 'Notion OAuth refresh token',
      kind: 'secret',
      keywords: ['nrt_'],
      pattern: /(?<![\w-])nrt_\w{40,60}(?![\w-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [
        `NOTION_REFRESH_TOKEN=${'nrt'}_${sampleText(46)}`,
        `{"notionRefreshToken": "${'nrt'}_${sampleText(46, undefined, 2)}"}`,
      ],
      ignores: [`${'nr'}t_${'x'.repeat(46)}`, `see ${'nrt'}_${sampleText(15)}`],
    },
    {
      id: 'notion-session',
      title: 'Notion session token',
      kind: 'secret',
      keywords: ['token_v2'],
      ...namedValue({ names: /token_v2/, value: /[0-9a-f]{100,200}/ }),
      catches: [`token_v2=${sampleText(150, HEX)}`, `{"token_v2": "${sampleText(150, HEX, 2)}"}`],
      ignores: ['token_v2=your_token', 'token_v2 = get_token(url, name)'],
    },
  ],
}

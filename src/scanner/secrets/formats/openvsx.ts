/** Decides what secrets of Open VSX look like. */
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { HEX, sampleText, sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const openvsx: SecretProvider = {
  name: 'Open VSX',
  revoke: 'Delete the token at open-vsx.org under Settings, Access tokens.',
  formats: [
    {
      id: 'openvsx-access-token',
      title: 'Open VSX access token',
      kind: 'secret',
      keywords: ['ovsxat_'],
      pattern: /(?<![\w-])ovsxat_[\w-]{30,80}(?![\w-])/g,
      publicLength: 7,
      judge: judgeRandom(7),
      catches: [
        `OPENVSX_ACCESS_TOKEN=${'ovsxat'}_${sampleText(44)}`,
        `const openvsxAccessToken = '${'ovsxat'}_${sampleText(44, undefined, 2)}'`,
      ],
      ignores: [`${'ovs'}xat_${'x'.repeat(44)}`, `see ${'ovsxat'}_${sampleText(14)}`],
    },
    {
      id: 'openvsx-legacy-token',
      title: 'Open VSX access token',
      kind: 'secret',
      keywords: ['ovsx', 'openvsx', 'open_vsx', 'open-vsx'],
      ...namedValue({
        names: /ovsx|open[_-]?vsx/,
        ends: /pat|token|key/,
        value: /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/,
      }),
      catches: [`OVSX_PAT=${sampleUuid()}`, `const ovsxPat = '${sampleUuid(2)}'`],
      ignores: ['OVSX_PAT=your_ovsx_pat', `"openvsx": "^2.4.1#${sampleText(40, HEX)}"`],
    },
  ],
}

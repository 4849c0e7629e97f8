/** Decides what secrets of Asana look like. */
import { buildPattern } from '../build-pattern.ts'
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { HEX, LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const personalToken = `1/4807312211334455:${sampleText(32, HEX)}`
const clientSecret = sampleText(32, LOWER_AND_DIGITS, 2)

export const asana: SecretProvider = {
  name: 'Asana',
  revoke: 'In Asana, open the developer console and revoke the token or reset the client secret.',
  formats: [
    {
      id: 'asana-personal-token',
      title: 'Asana personal access token',
      kind: 'secret',
      keywords: ['asana', 'bearer 0/', 'bearer 1/', 'bearer 2/'],
      pattern: buildPattern(
        'dgi',
        /(?:asana[\w\s"'`=:({,.-]{0,40}?|bearer\s)/,
        /([012]\/\d{16,17}(?:\/\d{16,17})?:[0-9a-f]{32})(?![\w-])/,
      ),
      publicLength: 2,
      judge: judgeRandom(2),
      catches: [`ASANA_TOKEN=${personalToken}`, `Authorization: Bearer ${personalToken}`],
      ignores: [`1/4807312211334455:${'x'.repeat(32)}`, `x${personalToken}`],
    },
    {
      id: 'asana-client-secret',
      title: 'Asana client secret',
      kind: 'secret',
      keywords: ['asana'],
      ...namedValue({ names: /asana/, ends: /secret|token|key/, value: /[0-9a-z]{32}/ }),
      catches: [
        `export ASANA_CLIENT_SECRET="${clientSecret}"`,
        `const asanaClientSecret = '${clientSecret}'`,
      ],
      ignores: [`ASANA_CLIENT_SECRET=${'x'.repeat(32)}`, `asana_commit: ${clientSecret}`],
    },
  ],
}

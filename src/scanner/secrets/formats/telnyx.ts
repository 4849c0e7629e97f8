/** Decides what secrets of Telnyx look like. */
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const sampleKey = (seed: number) => `${'KEY'}0${sampleText(31, undefined, seed)}_${sampleText(22)}`

export const telnyx: SecretProvider = {
  name: 'Telnyx',
  revoke: 'Delete the key in the Telnyx portal under API keys.',
  formats: [
    {
      id: 'telnyx-api-key',
      title: 'Telnyx API key',
      kind: 'secret',
      keywords: ['key0'],
      pattern: /(?<![\w-])(?:KEY0[0-9A-F]{40,46}_[0-9A-Za-z]{22}|KEY0[\w-]{54})(?![\w-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [`TELNYX=${sampleKey(1)}`, `Authorization: Bearer ${sampleKey(2)}`],
      ignores: [`${'KEY'}0${'0'.repeat(54)}`, 'KEY0123 of the table'],
    },
    {
      id: 'telnyx-named-key',
      title: 'Telnyx API key',
      kind: 'secret',
      keywords: ['telnyx'],
      ...namedValue({ names: /telnyx/, ends: /(?:key|token|secret)?/, value: /KEY[\w-]{55}/ }),
      catches: [
        `TELNYX_NAMED_KEY=${'K'}EY${sampleText(55)}`,
        `{"telnyxNamedKey": "${'K'}EY${sampleText(55, undefined, 2)}"}`,
      ],
      ignores: [
        'TELNYX_NAMED_KEY=your_telnyx_named_key',
        `"telnyx": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

/** Decides what secrets of Segment look like. */
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

function sampleApiKey(seed: number): string {
  return `${sampleText(43, undefined, seed)}.${sampleText(43, undefined, seed + 10)}`
}

export const segment: SecretProvider = {
  name: 'Segment',
  revoke: 'Revoke the token in Segment under Settings, Workspace, Access management.',
  formats: [
    {
      id: 'segment-public-api-token',
      title: 'Segment public API token',
      kind: 'secret',
      keywords: ['sgp_'],
      pattern: /(?<![\w-])sgp_[0-9A-Za-z]{64}(?![\w-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [
        `SEGMENT_PUBLIC_API_TOKEN=${'sgp'}_${sampleText(64)}`,
        `Authorization: Bearer ${'sgp'}_${sampleText(64, undefined, 2)}`,
      ],
      ignores: [`${'sg'}p_${'x'.repeat(64)}`, `see ${'sgp'}_${sampleText(21)}`],
    },
    {
      id: 'segment-api-key',
      title: 'Segment access token',
      kind: 'secret',
      keywords: ['segment'],
      ...namedValue({ names: /segment/, ends: /key|token|secret/, value: /[\w-]{43}\.[\w-]{43}/ }),
      catches: [`SEGMENT_API_KEY=${sampleApiKey(1)}`, `segment_api_key: ${sampleApiKey(2)}`],
      ignores: [
        'SEGMENT_API_KEY=your_segment_api_key',
        `"segment": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
    {
      id: 'segment-write-key',
      title: 'Segment write key',
      kind: 'publishable',
      keywords: ['segment'],
      ...namedValue({ names: /segment[\w.-]{0,12}write[_-]?key/, value: /[0-9A-Za-z]{32}/ }),
      catches: [
        `SEGMENT_WRITE_KEY=${sampleText(32)}`,
        `segmentWriteKey: '${sampleText(32, undefined, 2)}',`,
      ],
      ignores: [
        'SEGMENT_WRITE_KEY=your_segment_write_key',
        `"segment": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

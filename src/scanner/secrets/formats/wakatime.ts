/** Decides what secrets of WakaTime look like. */
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { HEX, sampleText, sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const wakatime: SecretProvider = {
  name: 'WakaTime',
  revoke: 'Reset the key in WakaTime under Settings, Account.',
  formats: [
    {
      id: 'wakatime-api-key',
      title: 'WakaTime API key',
      kind: 'secret',
      keywords: ['waka_'],
      pattern: /(?<![\w-])waka_[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![\w-])/g,
      publicLength: 5,
      judge: judgeRandom(5),
      catches: [
        `WAKATIME_API_KEY=${'waka'}_${sampleUuid()}`,
        `wakatime_api_key: ${'waka'}_${sampleUuid(2)}`,
      ],
      ignores: [
        `${'waka_00000000-0000-0'}000-0000-000000000000`,
        `see ${'waka'}_${sampleText(8, HEX)}-${sampleText(4, HEX)}`,
      ],
    },
    {
      id: 'wakatime-legacy-key',
      title: 'WakaTime API key',
      kind: 'secret',
      keywords: ['wakatime'],
      ...namedValue({
        names: /wakatime/,
        ends: /key|token|secret|password|access/,
        value: /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/,
      }),
      catches: [`WAKATIME_LEGACY_KEY=${sampleUuid()}`, `wakatimeLegacyKey: '${sampleUuid(2)}',`],
      ignores: [
        'WAKATIME_LEGACY_KEY=your_wakatime_legacy_key',
        `"wakatime": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

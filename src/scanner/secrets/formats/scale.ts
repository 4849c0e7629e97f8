/** Decides what secrets of Scale AI look like. */
import { judgeRandom } from '../judge-random.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const scale: SecretProvider = {
  name: 'Scale AI',
  revoke: 'Rotate the key in the Scale dashboard under API keys.',
  formats: [
    {
      id: 'scale-api-key',
      title: 'Scale API key',
      kind: 'secret',
      keywords: [
        'live_0',
        'live_1',
        'live_2',
        'live_3',
        'live_4',
        'live_5',
        'live_6',
        'live_7',
        'live_8',
        'live_9',
        'live_a',
        'live_b',
        'live_c',
        'live_d',
        'live_e',
        'live_f',
      ],
      pattern: /(?<![\w-])live_(?:auth_)?[0-9a-f]{32}(?![\w-])/g,
      publicLength: 5,
      judge: judgeRandom(5),
      catches: [
        `SCALE_API_KEY=${'live'}_${sampleText(32, HEX)}`,
        `scale_api_key: ${'live'}_${sampleText(32, HEX, 2)}`,
      ],
      ignores: [`${'li'}ve_${'x'.repeat(32)}`, `see ${'live'}_${sampleText(10, HEX)}`],
    },
  ],
}

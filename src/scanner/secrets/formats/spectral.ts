/** Decides what secrets of Spectral look like. */
import { judgeRandom } from '../judge-random.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const spectral: SecretProvider = {
  name: 'Spectral',
  revoke: 'Revoke the token in Spectral under Settings.',
  formats: [
    {
      id: 'spectral-token',
      title: 'Spectral token',
      kind: 'secret',
      keywords: ['spu-', 'spa-'],
      pattern: /(?<![\w-])sp[au]-[0-9a-f]{32}(?![\w-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [
        `SPECTRAL_TOKEN=${'spu'}-${sampleText(32, HEX)}`,
        `export SPECTRAL_TOKEN="${'spu'}-${sampleText(32, HEX, 2)}"`,
      ],
      ignores: [`${'sp'}u-${'x'.repeat(32)}`, `see ${'spu'}-${sampleText(10, HEX)}`],
    },
  ],
}

/** Decides what secrets of DigitalOcean look like. */
import { judgeRandom } from '../judge-random.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const digitalocean: SecretProvider = {
  name: 'DigitalOcean',
  formats: [
    {
      id: 'digitalocean-token',
      title: 'DigitalOcean token',
      kind: 'secret',
      keywords: ['dop_v1_', 'doo_v1_', 'dor_v1_'],
      pattern: /(?<!\w)do[opr]_v1_[0-9a-f]{64}(?!\w)/g,
      publicLength: 7,
      judge: judgeRandom(7),
      catches: [
        `token: ${'dop_'}v1_${sampleText(64, HEX)}`,
        `${'dor_'}v1_${sampleText(64, HEX, 2)}`,
      ],
      ignores: [`${'dop_'}v1_${'0'.repeat(64)}`, 'dop_v1_ is the prefix'],
    },
  ],
}

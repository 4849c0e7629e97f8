/** Decides what secrets of Sourcegraph look like. */
import { judgeRandom } from '../judge-random.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

function sampleAccessToken(seed: number): string {
  return `${'sgp'}_${sampleText(16, HEX, seed)}_${sampleText(40, HEX, seed)}`
}

export const sourcegraph: SecretProvider = {
  name: 'Sourcegraph',
  revoke: 'Delete the token in Sourcegraph under Settings, Access tokens.',
  formats: [
    {
      id: 'sourcegraph-access-token',
      title: 'Sourcegraph access token',
      kind: 'secret',
      keywords: ['sgp_'],
      pattern: /(?<![\w-])sgp_(?:(?:[0-9a-fA-F]{16}|local)_)?[0-9a-fA-F]{40}(?![\w-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [
        `SRC_ACCESS=${sampleAccessToken(1)}`,
        `const srcAccess = '${sampleAccessToken(2)}'`,
        `token=${'sgp'}_local_${sampleText(40, HEX, 3)}`,
        `access token ${'sgp'}_${sampleText(40, HEX, 4)}`,
      ],
      ignores: [
        `${'sg'}p_${'x'.repeat(16)}_${'x'.repeat(40)}`,
        `see ${'sgp'}_${sampleText(5, HEX)}_${sampleText(13, HEX)}`,
      ],
    },
    {
      id: 'sourcegraph-cody-gateway-key',
      title: 'Sourcegraph licence token',
      kind: 'secret',
      keywords: ['slk_', 'sgd_', 'sgs_'],
      pattern: /(?<![\w-])(?:slk|sgd|sgs)_[0-9a-f]{64}(?![\w-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [
        `SRC_LICENCE=${'slk'}_${sampleText(64, HEX)}`,
        `src_licence: ${'slk'}_${sampleText(64, HEX, 2)}`,
      ],
      ignores: [`${'sl'}k_${'x'.repeat(64)}`, `see ${'slk'}_${sampleText(21, HEX)}`],
    },
  ],
}

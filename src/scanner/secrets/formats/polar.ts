/** Decides what secrets of Polar look like. */
import { buildPattern } from '../build-pattern.ts'
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const polar: SecretProvider = {
  name: 'Polar',
  revoke: 'Delete the token in Polar under Settings, Developers.',
  formats: [
    {
      id: 'polar-token',
      title: 'Polar access token',
      kind: 'secret',
      keywords: [
        'polar_oat_',
        'polar_pat_',
        'polar_at_',
        'polar_rt_',
        'polar_whs_',
        'polar_cst_',
        'polar_cs_',
      ],
      pattern: buildPattern(
        'g',
        /(?<![\w-])polar_(?:oat|pat|at_[ou]|rt_[ou]|whs|cst|cs|ci|crt)_[0-9A-Za-z]{30,64}(?![\w-])/,
      ),
      publicLength: 10,
      judge: judgeRandom(10),
      catches: [
        `POLAR_TOKEN=${'polar_oat'}_${sampleText(43)}`,
        `polar_token: ${'polar_oat'}_${sampleText(43, undefined, 2)}`,
      ],
      ignores: [`${'polar'}_oat_${'x'.repeat(43)}`, `see ${'polar_oat'}_${sampleText(14)}`],
    },
  ],
}

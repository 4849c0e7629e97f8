/** Decides what secrets of Ramp look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const ramp: SecretProvider = {
  name: 'Ramp',
  revoke: 'Rotate the credentials in Ramp under Company, Developer API.',
  formats: [
    {
      id: 'ramp-client-secret',
      title: 'Ramp client secret',
      kind: 'secret',
      keywords: ['ramp_sec_'],
      pattern: /(?<![\w-])ramp_sec_[0-9A-Za-z]{48}(?![\w-])/g,
      publicLength: 9,
      judge: judgeRandom(9),
      catches: [
        `RAMP_CLIENT_SECRET=${'ramp_sec'}_${sampleText(48)}`,
        `const rampClientSecret = '${'ramp_sec'}_${sampleText(48, undefined, 2)}'`,
      ],
      ignores: [`${'ramp'}_sec_${'x'.repeat(48)}`, `see ${'ramp_sec'}_${sampleText(16)}`],
    },
  ],
}

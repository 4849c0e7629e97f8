/** Decides what secrets of Typeform look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

function sampleAccessToken(seed: number): string {
  return `${'tfp'}_${sampleText(44, undefined, seed)}_${sampleText(14, undefined, seed)}`
}

export const typeform: SecretProvider = {
  name: 'Typeform',
  revoke: 'Delete the token in Typeform under Account, Personal tokens.',
  formats: [
    {
      id: 'typeform-access-token',
      title: 'Typeform access token',
      kind: 'secret',
      keywords: ['tfp_'],
      pattern: /(?<![\w-])tfp_[\w.=-]{40,72}(?![\w-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [
        `TYPEFORM_ACCESS_TOKEN=${sampleAccessToken(1)}`,
        `{"typeformAccessToken": "${sampleAccessToken(2)}"}`,
      ],
      ignores: [
        `${'tf'}p_${'x'.repeat(44)}_${'x'.repeat(14)}`,
        `see ${'tfp'}_${sampleText(14)}_${sampleText(4)}`,
      ],
    },
  ],
}

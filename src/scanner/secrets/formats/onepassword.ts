/** Decides what secrets of 1Password look like. */
import { buildPattern } from '../build-pattern.ts'
import { judgeRandom } from '../judge-random.ts'
import { sampleText, UPPER_AND_DIGITS } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

function sampleSecretKey(seed: number): string {
  return [
    `${'A3'}-`,
    `${sampleText(6, UPPER_AND_DIGITS, seed)}-`,
    `${sampleText(11, UPPER_AND_DIGITS, seed)}-`,
    `${sampleText(5, UPPER_AND_DIGITS, seed)}-`,
    `${sampleText(5, UPPER_AND_DIGITS, seed + 10)}-`,
    `${sampleText(5, UPPER_AND_DIGITS, seed + 20)}`,
  ].join('')
}

export const onepassword: SecretProvider = {
  name: '1Password',
  revoke:
    'Revoke the service account in 1Password under Developer; for a key, set up the ' +
    'account anew.',
  formats: [
    {
      id: 'onepassword-service-account-token',
      title: '1Password service account token',
      kind: 'secret',
      keywords: ['ops_eyj'],
      reach: 1300,
      pattern: /(?<![\w-])ops_eyJ[\w-]{200,1200}={0,2}(?![\w-])/g,
      publicLength: 7,
      isStructured: true,
      judge: judgeRandom(7),
      catches: [
        `OP_SERVICE_ACCOUNT=${'ops'}_eyJ${sampleText(300)}`,
        `{"opServiceAccount": "${'ops'}_eyJ${sampleText(300, undefined, 2)}"}`,
      ],
      ignores: [`${'ops'}_eyJ${'x'.repeat(300)}`, `see ${'ops'}_eyJ${sampleText(100)}`],
    },
    {
      id: 'onepassword-secret-key',
      title: '1Password secret key',
      kind: 'secret',
      keywords: ['a3-'],
      pattern: buildPattern(
        'g',
        /(?<![\w-])A3-[0-9A-Z]{6}-/,
        /(?:[0-9A-Z]{11}|[0-9A-Z]{6}-[0-9A-Z]{5})(?:-[0-9A-Z]{5}){3}(?![\w-])/,
      ),
      publicLength: 3,
      judge: judgeRandom(3),
      catches: [`OP_ACCOUNT=${sampleSecretKey(1)}`, `const opAccount = '${sampleSecretKey(2)}'`],
      ignores: [
        `${'A'}3-${'x'.repeat(6)}-${'x'.repeat(11)}-${'x'.repeat(5)}-${'x'.repeat(5)}-`,
        `see ${'A3'}-${sampleText(3, UPPER_AND_DIGITS)}-`,
      ],
    },
  ],
}

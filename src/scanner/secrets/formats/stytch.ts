/** Decides what secrets of Stytch look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const stytch: SecretProvider = {
  name: 'Stytch',
  revoke: 'Rotate the secret in the Stytch dashboard under API keys.',
  formats: [
    {
      id: 'stytch-secret',
      title: 'Stytch secret',
      kind: 'secret',
      keywords: ['secret-live-'],
      pattern: /(?<![\w-])secret-live-[\w-]{36}=(?![\w=])/g,
      publicLength: 12,
      judge: judgeRandom(12),
      catches: [
        `STYTCH_SECRET=${'secret-live'}-${sampleText(36)}=`,
        `stytch_secret: ${'secret-live'}-${sampleText(36, undefined, 2)}=`,
      ],
      ignores: [`${'secret'}-live-${'x'.repeat(36)}=`, `see ${'secret-live'}-${sampleText(12)}=`],
    },
    {
      id: 'stytch-test-secret',
      title: 'Stytch secret of test mode',
      kind: 'test',
      keywords: ['secret-test-'],
      pattern: /(?<![\w-])secret-test-[\w-]{36}=(?![\w=])/g,
      publicLength: 12,
      judge: judgeRandom(12),
      catches: [
        `STYTCH_TEST_SECRET=${'secret-test'}-${sampleText(36)}=`,
        `Authorization: Bearer ${'secret-test'}-${sampleText(36, undefined, 2)}=`,
      ],
      ignores: [`${'secret'}-test-${'x'.repeat(36)}=`, `see ${'secret-test'}-${sampleText(12)}=`],
    },
  ],
}

/** Decides what secrets of one-time passwords look like. */
import { buildPattern } from '../build-pattern.ts'
import { judgeRandom } from '../judge-random.ts'
import { sampleText, UPPER_AND_DIGITS } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const otpauth: SecretProvider = {
  name: 'one-time passwords',
  revoke: 'Remove the authenticator from the account, and enrol another with a new secret.',
  formats: [
    {
      id: 'otpauth-secret',
      title: 'secret of one-time passwords',
      opens: 'make the second factor of the account',
      kind: 'secret',
      keywords: ['otpauth://'],
      pattern: buildPattern(
        'dgi',
        /otpauth:\/\/[ht]otp\/[^\s"'`<>?]{1,120}\?(?:[^\s"'`<>]{0,120}&)?/,
        /secret=([A-Z2-7]{16,64})(?![A-Za-z0-9])/,
      ),
      publicLength: 0,
      judge: judgeRandom(0),
      catches: [
        `otpauth://totp/Shop:ada?secret=${sampleText(32, UPPER_AND_DIGITS)}&issuer=Shop`,
        `{"uri":"otpauth://hotp/Shop?counter=1&secret=${sampleText(16, UPPER_AND_DIGITS, 4)}"}`,
      ],
      ignores: [
        'otpauth://totp/Shop:ada?secret=YOUR_SECRET_GOES_HERE',
        `otpauth://totp/Shop?secret=${'A'.repeat(32)}`,
      ],
    },
  ],
}

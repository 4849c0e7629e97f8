/** Decides what passwords look like that a profile of Firefox holds (logins.json). */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const mozilla: SecretProvider = {
  name: 'Mozilla Firefox',
  revoke: 'Change the passwords that the profile holds: the key file beside it decrypts them.',
  formats: [
    {
      id: 'mozilla-saved-password',
      title: 'password saved by Firefox',
      opens: 'log in with it, together with the key file of the profile',
      kind: 'secret',
      keywords: ['"encryptedpassword"'],
      reach: 480,
      pattern: /"encryptedPassword"\s{0,2}:\s{0,2}"(M[A-Za-z0-9+/]{50,400}={0,2})"/dg,
      publicLength: 0,
      isStructured: true,
      judge: judgeRandom(20),
      catches: [
        `{"encryptedPassword": "MDoEEPgAAAAAAAAAAAAAAAAA${sampleText(60)}=="}`,
        `"id":1,"encryptedPassword":"MEIEEPgAAAAAAAAAAAAA${sampleText(70, undefined, 2)}="`,
      ],
      ignores: [
        '"encryptedPassword": "your encrypted password"',
        'const encryptedPassword = encrypt(password)',
      ],
    },
  ],
}

/** Decides how passwords stand in the settings of LDAP. */
import { buildPattern } from '../build-pattern.ts'
import { isPassword } from '../judge-password.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const password = sampleText(12)

export const ldap: SecretProvider = {
  name: 'LDAP',
  revoke:
    'Change the password of the account in the directory, and let the program read it from a ' +
    'file that only it can open.',
  formats: [
    {
      id: 'ldap-bind-password',
      title: 'password of an LDAP account',
      opens: 'read, and often change, what the account may in the directory',
      kind: 'secret',
      keywords: ['bindpw', 'rootpw', 'bind_pw', 'bindpass', 'ldap_pass'],
      pattern: buildPattern(
        'dgi',
        /(?<![\w-])(?:olc)?(?:bindpw|rootbindpw|rootpw|bind_pw|bindpass(?:word)?|ldap_pass(?:wd)?)/,
        /["']?(?:\s{0,4}[:=]\s{0,4}|\s{1,8})["']?(?!\{)([^\s"']{4,80})/,
      ),
      publicLength: 0,
      judge: ({ secret }) => (isPassword(secret, false) ? 'unproven' : 'none'),
      catches: [`uri ldap://a.test\nbindpw ${password}\n`, `bindPassword: "${password}"`],
      ignores: ['rootpw {SSHA}q1w2e3', 'bindpw secret', `bindpw = getPassword()`],
    },
  ],
}

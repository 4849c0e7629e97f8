/** Decides what secrets of netrc look like. */
import { buildPattern } from '../build-pattern.ts'
import { isPassword } from '../judge-password.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const netrc: SecretProvider = {
  name: 'netrc',
  revoke: 'Change the password (or token) at the host that the entry names.',
  formats: [
    {
      id: 'netrc-password',
      title: 'password in a netrc file',
      kind: 'secret',
      keywords: ['password'],
      pattern: buildPattern(
        'dg',
        /(?<![\w.-])(?:machine\s{1,4}[\w.-]{1,100}|default)/,
        /\s{1,12}login\s{1,4}[^\s"']{1,100}\s{1,12}password\s{1,4}([^\s"'`]{3,200})/,
      ),
      publicLength: 0,
      judge: ({ secret }) => (isPassword(secret, true) ? 'unproven' : 'none'),
      catches: [
        `machine api.example.org login deploy password ${sampleText(16)}`,
        `machine git.example.org\n  login ci\n  password ${sampleText(8)}`,
      ],
      ignores: [
        'machine api.example.org login user password <password>',
        'on this machine you login with a password that you choose',
      ],
    },
  ],
}

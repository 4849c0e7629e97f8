/** Decides what secrets of netrc look like. */
import { buildPattern } from '../build-pattern.ts'
import { sampleText } from '../sample-secret.ts'
import type { Genuineness, SecretMatch, SecretProvider } from '../secret-format.ts'

/** Where a host and a name stand before it, a weak password is one too. */
function judge({ secret, whole }: SecretMatch): Genuineness {
  if (/login\s{1,4}anonymous\s/.test(whole)) return 'none'
  const isNone = /^[<$%[{(*@\\]|^(?:pass(?:word|wd)?|secret|token|string)$/i.test(secret)
  return isNone ? 'none' : 'unproven'
}

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
        /\s{1,12}login\s{1,4}[^\s"']{1,100}\s{1,12}password\s{1,4}([^\s"'`]{5,200})/,
      ),
      publicLength: 0,
      judge,
      catches: [
        `machine api.example.org login deploy password ${sampleText(16)}`,
        `machine git.example.org\n  login ci\n  password ${sampleText(8)}`,
      ],
      ignores: [
        'default login anonymous password user@site',
        'machine api.example.org login user password <password>',
        'on this machine you login with a password that you choose',
      ],
    },
  ],
}

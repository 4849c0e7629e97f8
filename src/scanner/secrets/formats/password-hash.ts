/** Decides what passwords look like that a system keeps as hashes, which can be guessed offline. */
import { buildPattern } from '../build-pattern.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const ALPHABET = `./${'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'}`
const crypt = (length: number) => sampleText(length, ALPHABET)

export const passwordHash: SecretProvider = {
  name: 'Password hash',
  revoke: 'Change the password: whoever has its hash can try guesses as fast as machines go.',
  formats: [
    {
      id: 'password-hash',
      title: 'hash of a password',
      opens: 'guess the password without anybody noticing',
      kind: 'secret',
      keywords: ['$1$', '$2a$', '$2b$', '$2y$', '$2x$', '$5$', '$6$', '$8$', '$9$', '$argon2'],
      pattern: buildPattern(
        'g',
        /(?<![\w$./])\$/,
        [
          /1\$[./A-Za-z0-9]{1,8}\$[./A-Za-z0-9]{22}/,
          /2[abxy]\$\d\d\$[./A-Za-z0-9]{53}/,
          /5\$(?:rounds=\d{4,9}\$)?[./A-Za-z0-9]{1,16}\$[./A-Za-z0-9]{43}/,
          /6\$(?:rounds=\d{4,9}\$)?[./A-Za-z0-9]{1,16}\$[./A-Za-z0-9]{86}/,
          /[89]\$[./A-Za-z0-9]{14}\$[./A-Za-z0-9]{43}/,
          buildPattern(
            '',
            /argon2(?:id|i|d)\$v=\d{1,3}\$m=\d{1,9},t=\d{1,6},p=\d{1,4}/,
            /\$[A-Za-z0-9+/]{11,64}\$[A-Za-z0-9+/]{16,88}/,
          ),
        ],
        /(?![\w./])/,
      ),
      publicLength: 3,
      isStructured: true,
      judge: ({ secret }) => (/([./\w])\1{5}/.test(secret) ? 'none' : 'unproven'),
      catches: [
        `deploy:$1$${crypt(8)}$${crypt(22)}:0:0`,
        `"hash": "$2b$12$${crypt(53)}"`,
        `root:$6$${crypt(12)}$${crypt(86)}:19000:0:99999:7:::`,
        `$5$rounds=5000$${crypt(16)}$${crypt(43)}`,
        `$argon2id$v=19$m=65536,t=3,p=4$${sampleText(22)}$${sampleText(43)}`,
      ],
      ignores: [
        `$2b$12$${'.'.repeat(53)}`,
        `if (s.startsWith('$2a$') || s.startsWith('$6$rounds=5000$'))`,
        `a.replace(/x/, '$1$2$1$${crypt(4)}')`,
      ],
    },
    {
      id: 'kerberos-hash',
      title: 'Kerberos ticket that can be cracked',
      opens: 'guess the password of the account without anybody noticing',
      kind: 'secret',
      keywords: ['$krb5asrep$', '$krb5tgs$'],
      reach: 4_200,
      pattern: buildPattern(
        'g',
        /\$krb5(?:asrep|tgs)\$\d{1,2}\$[\w.@:*$/-]{0,200}/,
        /[0-9a-f]{32}\$[0-9a-f]{64,4000}(?![0-9a-f])/,
      ),
      publicLength: 10,
      isStructured: true,
      catches: [`$krb5asrep$23$shop@example.org:${sampleText(32, HEX)}$${sampleText(400, HEX)}`],
      ignores: ['$krb5asrep$23$user@domain'],
    },
  ],
}

/** Decides what secrets of PostgreSQL look like. */
import { buildPattern } from '../build-pattern.ts'
import { isPassword } from '../judge-password.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const postgres: SecretProvider = {
  name: 'PostgreSQL',
  revoke: 'Set another password for the role with ALTER ROLE … PASSWORD.',
  formats: [
    {
      id: 'postgres-password-file',
      title: 'password in a file for psql',
      kind: 'secret',
      keywords: [':5432:', ':5433:', ':6432:', ':6543:'],
      pattern: buildPattern(
        'dgm',
        /^[\w.*-]{1,100}:(?:5432|5433|6432|6543):[\w.*-]{1,63}:[\w.@*-]{1,63}/,
        /:([^\s:]{4,100})$/,
      ),
      publicLength: 0,
      judge: ({ secret }) => (isPassword(secret, true) ? 'unproven' : 'none'),
      catches: [
        `db.example.org:5432:shop:app:${sampleText(14)}`,
        `# pgpass\n*:5432:*:admin:${sampleText(12)}\n`,
      ],
      ignores: ['db.example.org:5432:shop:app:password', 'localhost:5432:5432:5432:5432'],
    },
  ],
}

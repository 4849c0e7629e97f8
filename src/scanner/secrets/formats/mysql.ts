/** Decides what secrets of MySQL look like. */
import { buildPattern } from '../build-pattern.ts'
import { isPassword } from '../judge-password.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const mysql: SecretProvider = {
  name: 'MySQL',
  revoke: 'Set another password for the account with ALTER USER.',
  formats: [
    {
      id: 'mysql-command-password',
      title: 'password in a call of mysql',
      kind: 'secret',
      keywords: ['mysql', 'mariadb'],
      pattern: buildPattern(
        'dg',
        /(?<![\w.-])(?:mysql(?:dump|admin|import)?|mariadb(?:-dump)?)(?:\.exe)?\s/,
        /(?:[^\n'"|;&]{0,100}\s)?(?:-p|--password=)['"]?/,
        /([^\s'"`$%<>|;&(){}\\-][^\s'"`$%<>|;&(){}\\]{3,60})(?=['"\s]|$)/,
      ),
      publicLength: 0,
      judge: ({ secret }) => (isPassword(secret, true) ? 'unproven' : 'none'),
      catches: [
        `mysqldump -u shop -p${sampleText(12)} shop > shop.sql`,
        `RUN mysql --user=root --password=${sampleText(10)} < schema.sql`,
      ],
      ignores: [
        'mysql -u root -p shop',
        'mysqladmin --password=password status',
        'mysql --port=3306 -proot',
      ],
    },
  ],
}

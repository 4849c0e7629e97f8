/** Decides how passwords stand in the addresses of JDBC. */
import { buildPattern } from '../build-pattern.ts'
import { isPassword } from '../judge-password.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretMatch, SecretProvider } from '../secret-format.ts'

const password = sampleText(12)

function judge({ secret }: SecretMatch): 'unproven' | 'none' {
  return isPassword(secret, true) ? 'unproven' : 'none'
}

export const jdbc: SecretProvider = {
  name: 'JDBC',
  revoke:
    'Change the password of the user in the database, and pass it to the driver apart from the ' +
    'address, from the environment or a secret store.',
  formats: [
    {
      id: 'jdbc-url-password',
      title: 'password in the address of a database',
      opens: 'read and change what the user may in the database',
      kind: 'secret',
      keywords: ['jdbc:'],
      reach: 400,
      pattern: buildPattern(
        'dgi',
        /jdbc:[a-z0-9]{2,20}:[^\s"'<>]{3,240}?[?&;](?:amp;)?(?:password|pwd)=/,
        /([^\s"'<>&;]{4,100})/,
      ),
      publicLength: 0,
      judge,
      catches: [
        `jdbc:mysql://db.internal:3306/shop?user=app&password=${password}`,
        `<url>jdbc:sqlserver://db01:1433;databaseName=shop;user=sa;password=${password};</url>`,
      ],
      ignores: [
        `jdbc:mysql://db.internal:3306/shop?user=app&password=\${DB_PASSWORD}`,
        'jdbc:postgresql://localhost/shop?user=app&password=password',
      ],
    },
    {
      id: 'jdbc-oracle-password',
      title: 'password in the address of an Oracle database',
      opens: 'read and change what the user may in the database',
      kind: 'secret',
      keywords: ['jdbc:oracle:'],
      pattern: /jdbc:oracle:(?:thin|oci8?):[\w$#.-]{1,60}\/([^\s"'<>@/]{4,60})@/dgi,
      publicLength: 0,
      judge,
      catches: [
        `jdbc:oracle:thin:app/${password}@//db.internal:1521/shop`,
        `url = "jdbc:oracle:oci:app/${password}@shop"`,
      ],
      ignores: [
        'jdbc:oracle:thin:@//db.internal:1521/shop',
        'jdbc:oracle:thin:scott/password@//db.internal:1521/shop',
      ],
    },
  ],
}

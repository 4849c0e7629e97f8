/** Decides how addresses of databases look that hold a password. */
import { buildPattern } from '../build-pattern.ts'
import { sampleText } from '../sample-secret.ts'
import type { Genuineness, SecretMatch, SecretProvider } from '../secret-format.ts'

/** A password of a manual on the machine itself opens nothing. */
const MANUAL = buildPattern(
  'i',
  /^/,
  [
    /pass(?:word|wd)?\d{0,3}|pwd|psw|pw|p|user|username|guest|root|admin|test|tiger/,
    /postgres|mysql|redis|db|mongodb?|rabbitmq/,
  ],
  /$/,
)
/** At least two of these belong to the same connection. */
const SETTING =
  /(?:server|data source|host|driver|uid|user id|user|database|initial catalog|provider|port)\s?=/gi

/** A variable, a call, a constant or a property: what stands there is a program. */
const IN_PROGRAM = buildPattern('', [
  /^(?:#\{|[$%{<*(]|\/\w)|[([{]/,
  /^(?:None|null|nil|undefined|true|false|self|this)(?![A-Za-z0-9])/i,
  /^[A-Za-z_$][\w$]{0,40}(?:\.[A-Za-z_$][\w$]{0,40}){1,6}[,)]?$/,
  /[,)]$/,
])
/** `self.user, self.password = credentials` gives what somebody else gave. */
const GIVEN = /\s=\s?[a-z_]+$/

function judge({ secret }: SecretMatch): Genuineness {
  return MANUAL.test(secret.replace(/%40|@/g, 'a').replaceAll('0', 'o')) ? 'none' : 'unproven'
}

function judgeSettings(match: SecretMatch): Genuineness {
  const near = `${match.before(200)} ${match.after(200)}`
  if ((near.match(SETTING)?.length ?? 0) < 2 || IN_PROGRAM.test(match.secret)) return 'none'
  if (GIVEN.test(match.whole) && !/[;"']/.test(match.after(1))) return 'none'
  return judge(match)
}

export const database: SecretProvider = {
  name: 'Database',
  revoke:
    'Change the password of the user in the database, and hand it to the program from its ' +
    'environment or a secret store.',
  formats: [
    {
      id: 'database-url',
      title: 'password in the address of a database',
      kind: 'secret',
      keywords: [
        'postgres',
        'mysql',
        'mariadb',
        'mongodb',
        'redis',
        'amqp',
        'mssql',
        'cockroachdb',
        'clickhouse',
      ],
      pattern: buildPattern(
        'dgi',
        /(?<![A-Za-z])/,
        [/postgres(?:ql)?|mysql2?|mariadb|mongodb|rediss?|amqps?|mssql/, /cockroachdb|clickhouse/],
        /(?:\+[a-z0-9]{1,16})?:\/\//,
        /[^\s:/@"'<>?#\\]{0,100}:([^\s/@"'<>?#\\]{2,200})@[\w.[%-]/,
      ),
      publicLength: 0,
      judge,
      catches: [
        `DATABASE_URL=postgres://shop:${sampleText(12)}@db.internal:5432/shop`,
        `{"mongo": "mongodb+srv://app:${sampleText(16)}@cluster0.mongodb.net/?w=majority"}`,
        `redis://:${sampleText(20)}@cache:6379/0`,
      ],
      ignores: [
        'postgresql://user:password@localhost/shop',
        'mysql://localhost:3306/shop',
        'amqp://guest:guest@localhost:5672',
        `postgres://\${DB_USER}:\${DB_PASS}@db/shop`,
      ],
    },
    {
      id: 'connection-string-password',
      title: 'password in the connection string of a database',
      kind: 'secret',
      keywords: ['pwd=', 'password=', 'pwd =', 'password ='],
      pattern: /(?<![\w?&])(?:pwd|password)\s?=\s?([^;&"'\s<>]{4,100})(?=[;&"'\s]|$)/dgi,
      publicLength: 0,
      judge: judgeSettings,
      catches: [
        `Server=db01,1433;Database=shop;User ID=app;Password=${sampleText(12)};Encrypt=true`,
        `connectionString="Server=db01; Database=shop: User Id=app; password= ${sampleText(12)}"`,
        `Password=${sampleText(12)};Initial Catalog=Shop;Data Source=db01;`,
      ],
      ignores: [
        'Server=db01;Database=shop;User ID=app;Password=******;',
        'host=a;password={0}',
        'def __init__(self, host=None, port=None, username=None, password=None, tls=None)',
        'this.host = base.host; this.port = base.port; this.password = this.base.password;',
        'postgresql:///shop?host=localhost&port=5433&user=user&password=secret',
      ],
    },
  ],
}

/** Decides how addresses of databases look that hold a password. */
import { buildPattern } from '../build-pattern.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretMatch, SecretProvider } from '../secret-format.ts'

/** A password of a manual on the machine itself opens nothing. */
const MANUAL = /^(?:pass(?:word|wd)?|pwd|secret|user|username|root|admin|postgres|test|p)$/i

function judge({ secret }: SecretMatch): 'unproven' | 'none' {
  return MANUAL.test(secret) ? 'none' : 'unproven'
}

export const database: SecretProvider = {
  name: 'Database',
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
        `postgres://\${DB_USER}:\${DB_PASS}@db/shop`,
      ],
    },
    {
      id: 'connection-string-password',
      title: 'password in the connection string of a database',
      kind: 'secret',
      keywords: ['pwd=', 'password='],
      pattern: buildPattern(
        'dgi',
        /(?:server|data source|host|driver|uid|user id)=[^"'\n]{1,200};\s?/,
        /(?:pwd|password)=([^;"'\s]{4,100})/,
      ),
      publicLength: 0,
      judge,
      catches: [
        `Server=db01,1433;Database=shop;User ID=app;Password=${sampleText(12)};Encrypt=true`,
      ],
      ignores: ['Server=db01;Database=shop;User ID=app;Password=******;', 'host=a;password={0}'],
    },
  ],
}

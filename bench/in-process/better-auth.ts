/** Measures verifyApiKey of @better-auth/api-key on a SQLite file, set up in its favour. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { apiKey } from '@better-auth/api-key'
import { betterAuth } from 'better-auth'
import { getMigrations } from 'better-auth/db/migration'
import Database from 'better-sqlite3'
import { countAwaited, randomOrder, serveSlots } from './slot-server.ts'

const keyCount = Number(process.argv[2])
/** On, so that its work is done, but never reached. */
const rateLimitNeverReached = 1_000_000_000
const permissions = { users: ['read'] }

const directory = mkdtempSync(join(tmpdir(), 'bench-better-auth-'))
process.once('exit', () => rmSync(directory, { recursive: true, force: true }))
process.once('SIGTERM', () => process.exit())

const database = new Database(join(directory, 'auth.db'))
database.pragma('journal_mode = WAL')
database.pragma('synchronous = NORMAL')

const options = {
  database,
  secret: 'only-for-this-benchmark-0123456789abcdef',
  baseURL: 'http://127.0.0.1',
  logger: { disabled: true },
  telemetry: { enabled: false },
  plugins: [
    apiKey({
      rateLimit: { enabled: true, timeWindow: 86_400_000, maxRequests: rateLimitNeverReached },
    }),
  ],
}
await (await getMigrations(options)).runMigrations()
const auth = betterAuth(options)
const { adapter } = await auth.$context
const user = await adapter.create<{ name: string; email: string }, { id: string }>({
  model: 'user',
  data: { name: 'bench', email: 'bench@example.com' },
})

const keys: string[] = []
for (let created = 0; created < keyCount; created++) {
  const { key } = await auth.api.createApiKey({ body: { userId: user.id, permissions } })
  keys.push(key)
}
const order = randomOrder(65_536, keyCount)

const missing = await auth.api.verifyApiKey({
  body: { key: keys[0] as string, permissions: { posts: ['read'] } },
})
if (missing.valid) throw new Error('permissions are not checked')

serveSlots((slotMs) =>
  countAwaited(
    slotMs,
    (turn) => {
      const key = keys[order[turn & 0xffff] as number] as string
      return auth.api.verifyApiKey({ body: { key, permissions } })
    },
    (answer) => {
      if (!answer.valid) throw new Error(`a key was refused: ${JSON.stringify(answer.error)}`)
    },
  ),
)

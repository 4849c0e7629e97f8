/** Opens the engine as `keyward serve` does, on SQLite behind the cache, with an API and keys. */
import { randomBytes, randomFillSync } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SystemClock } from '../src/base/clock.ts'
import { ensureBuiltinApi } from '../src/engine/apis/builtin-api.ts'
import { createApi } from '../src/engine/apis/create-api.ts'
import { createEngine, type Engine } from '../src/engine/engine.ts'
import { createKey } from '../src/engine/keys/create-key.ts'
import type { KeySettings } from '../src/engine/keys/key-settings.ts'
import { Pepper } from '../src/engine/keys/pepper.ts'
import { LocalCounters } from '../src/engine/limits/local-counters.ts'
import type { QuotaDurability } from '../src/engine/limits/quota-account.ts'
import { LOCAL_OPERATOR } from '../src/engine/principal.ts'
import { CachedStorage } from '../src/storage/cached-storage.ts'
import { MemorySigningKeys } from '../src/storage/memory/memory-signing-keys.ts'
import { openStorage } from '../src/storage/open-storage.ts'

/** On, so that its work is done, but never reached. */
export const rateLimits = [
  { name: 'default', limit: 1_000_000, windowMs: 1_000, per: 'key' as const },
]

/** `system` is WAL with synchronous = NORMAL, what better-auth gets in this benchmark. */
export async function openBenchEngine(quotaDurability: QuotaDurability): Promise<Engine> {
  const directory = mkdtempSync(join(tmpdir(), 'bench-keyward-'))
  process.once('exit', () => rmSync(directory, { recursive: true, force: true }))
  process.once('SIGTERM', () => process.exit())
  const commit = quotaDurability === 'each' ? 'system' : 'disk'
  const storage = new CachedStorage(await openStorage({ dataDirectory: directory, commit }))
  const engine = createEngine({
    storage,
    counters: new LocalCounters(storage, { quotaDurability }),
    clock: new SystemClock(),
    fillRandom: (bytes) => randomFillSync(bytes),
    peppers: {
      current: new Pepper('bench', randomBytes(32)),
      retired: new Map(),
      foreign: new Map(),
    },
    signingKeys: new MemorySigningKeys(),
    addForeignPepper: (secret) => new Pepper('foreign', secret),
  })
  await ensureBuiltinApi(engine)
  const settings = { prefix: 'shop_live' }
  await createApi(engine, LOCAL_OPERATOR, { id: 'shop', settings, idempotency: null })
  return engine
}

/** The text of a new key; of the API `shop` unless another is named. */
export async function createBenchKey(
  engine: Engine,
  settings: Partial<KeySettings>,
  apiId = 'shop',
): Promise<string> {
  const created = await createKey(engine, LOCAL_OPERATOR, { apiId, settings, idempotency: null })
  if (created.secret === null) throw new Error('a new key has a secret')
  return created.secret.reveal()
}

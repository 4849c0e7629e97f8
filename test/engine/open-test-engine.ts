/** Opens a real engine on the real in-memory storage, with a clock that stands still, for tests. */
import { randomBytes, randomFillSync } from 'node:crypto'
import { FixedClock } from '../../src/base/clock.ts'
import type { ApiSettings } from '../../src/engine/apis/api-settings.ts'
import { createApi } from '../../src/engine/apis/create-api.ts'
import type { Counters } from '../../src/engine/counters.ts'
import { createEngine, type Engine } from '../../src/engine/engine.ts'
import { createKey } from '../../src/engine/keys/create-key.ts'
import type { Decision } from '../../src/engine/keys/decision.ts'
import type { KeyRecord } from '../../src/engine/keys/key-record.ts'
import type { KeySettings } from '../../src/engine/keys/key-settings.ts'
import { PEPPER_BYTES, Pepper, type PepperSet } from '../../src/engine/keys/pepper.ts'
import { type VerifyRequest, verifyKey } from '../../src/engine/keys/verify-key.ts'
import { LocalCounters } from '../../src/engine/limits/local-counters.ts'
import { LOCAL_OPERATOR } from '../../src/engine/principal.ts'
import type { Storage } from '../../src/engine/storage.ts'
import { CachedStorage } from '../../src/storage/cached-storage.ts'
import { MemorySigningKeys } from '../../src/storage/memory/memory-signing-keys.ts'
import { MemoryStorage } from '../../src/storage/memory/memory-storage.ts'

export interface TestEngine {
  readonly engine: Engine
  readonly clock: FixedClock
  /** What the engine told in the background. */
  readonly told: { error: unknown; what: string }[]
}

export interface TestEngineOptions {
  /** What stands behind the cache. */
  readonly memory?: Storage
  /** Instead of a cache round `memory`. */
  readonly storage?: Storage
  readonly counters?: Counters
  readonly clock?: FixedClock
  readonly peppers?: PepperSet
}

export function createPepper(id: string): Pepper {
  return new Pepper(id, randomBytes(PEPPER_BYTES))
}

export function createPeppers(current: Pepper, ...retired: Pepper[]): PepperSet {
  return {
    current,
    retired: new Map(retired.map((pepper) => [pepper.id, pepper])),
    foreign: new Map(),
  }
}

export function openTestEngine(options: TestEngineOptions = {}): TestEngine {
  const clock = options.clock ?? new FixedClock()
  const storage = options.storage ?? new CachedStorage(options.memory ?? new MemoryStorage())
  const peppers = options.peppers ?? createPeppers(createPepper('first'))
  const foreign = peppers.foreign as Map<string, Pepper>
  const bySecret = new Map<string, Pepper>()
  const told: TestEngine['told'] = []
  const engine = createEngine({
    storage,
    clock,
    peppers,
    counters: options.counters ?? new LocalCounters(storage),
    fillRandom: (bytes) => randomFillSync(bytes),
    onBackgroundError: (error, what) => told.push({ error, what }),
    signingKeys: new MemorySigningKeys(),
    addForeignPepper(secret, dryRun) {
      const name = Buffer.from(secret).toString('hex')
      const pepper = bySecret.get(name) ?? new Pepper(`foreign-${bySecret.size + 1}`, secret)
      if (dryRun) return pepper
      bySecret.set(name, pepper)
      foreign.set(pepper.id, pepper)
      return pepper
    },
  })
  return { engine, clock, told }
}

export async function createTestApi(
  engine: Engine,
  id: string,
  settings: Partial<ApiSettings> = {},
): Promise<void> {
  await createApi(engine, LOCAL_OPERATOR, { id, settings, idempotency: null })
}

export async function createTestKey(
  engine: Engine,
  apiId: string,
  settings: Partial<KeySettings> = {},
): Promise<{ readonly key: KeyRecord; readonly text: string }> {
  const request = { apiId, settings, idempotency: null }
  const { key, secret } = await createKey(engine, LOCAL_OPERATOR, request)
  if (secret === null) throw new Error('no secret was shown')
  return { key, text: secret.reveal() }
}

export function verify(
  engine: Engine,
  api: string,
  key: string,
  request: Partial<VerifyRequest> = {},
): Promise<Decision> {
  return verifyKey(engine, { key, api, target: null, scopes: [], address: undefined, ...request })
}

/** `allowed`, or the code of the denial. */
export async function verdictOf(
  engine: Engine,
  api: string,
  key: string,
  request: Partial<VerifyRequest> = {},
): Promise<string> {
  const decision = await verify(engine, api, key, request)
  return decision.allowed ? 'allowed' : decision.code
}

/** Attack: make the storage or the counters fail in the middle of a verification. */
import { createHash } from 'node:crypto'
import { hashSync } from '@node-rs/bcrypt'
import { describe, expect, it } from 'vitest'
import {
  createPepper,
  createPeppers,
  createTestApi,
  createTestKey,
  openTestEngine,
} from '../../../test/engine/open-test-engine.ts'
import { wrapPort } from '../../../test/engine/wrap-port.ts'
import { CachedStorage } from '../../storage/cached-storage.ts'
import { MemoryStorage } from '../../storage/memory/memory-storage.ts'
import type { Engine } from '../engine.ts'
import { closeEngine } from '../engine.ts'
import { importKeys } from '../import/import-keys.ts'
import type { ImportedHashAlgorithm } from '../import/import-row.ts'
import { LocalCounters } from '../limits/local-counters.ts'
import { LOCAL_OPERATOR } from '../principal.ts'
import { verifyKey } from './verify-key.ts'

const FAILURE = new Error('the storage is on fire')
const IMPORTED = 'an-old-key-of-the-shop'
/** What these write may be lost: a secret is hashed anew at its next use, use is counted later. */
const MAY_FAIL = new Set(['replaceSecret', 'addUsage'])

/** Fails one call of the ports; counts all. */
class Saboteur {
  readonly calls: string[] = []
  #failAt = -1
  #how: 'throws' | 'rejects' = 'throws'

  arm(failAt: number, how: 'throws' | 'rejects'): void {
    this.calls.length = 0
    this.#failAt = failAt
    this.#how = how
  }

  wrap<T extends object>(port: T): T {
    return wrapPort(port, (method, call) => {
      this.calls.push(method)
      if (this.calls.length - 1 !== this.#failAt) return call()
      if (this.#how === 'rejects') return Promise.reject(FAILURE)
      throw FAILURE
    })
  }
}

interface Scene {
  readonly engine: Engine
  readonly text: string
}

type Stage = (saboteur: Saboteur, isCached: boolean, settings: object) => Promise<Scene>

const retired = createPepper('old')

/** Builds the scene without failures, then opens a fresh engine on the sabotaged ports. */
async function build(
  saboteur: Saboteur,
  isCached: boolean,
  fill: (engine: Engine) => Promise<string>,
  firstPeppers = createPeppers(retired),
): Promise<Scene> {
  const memory = new MemoryStorage()
  const { engine: first } = openTestEngine({ memory, peppers: firstPeppers })
  await createTestApi(first, 'shop')
  const text = await fill(first)
  await closeEngine(first)
  const sabotaged = saboteur.wrap(memory)
  const storage = isCached ? new CachedStorage(sabotaged) : sabotaged
  const { engine } = openTestEngine({
    storage,
    counters: saboteur.wrap(new LocalCounters(storage)),
    peppers: createPeppers(createPepper('new'), retired),
  })
  return { engine, text }
}

const QUOTA = { limit: 1_000, period: 'day', per: 'key' } as const
const SETTINGS = { scopes: ['read:users'], quota: QUOTA, addresses: ['10.0.0.0/8'] }

function importOne(
  engine: Engine,
  algorithm: ImportedHashAlgorithm,
  hash: string,
  settings: object,
) {
  const rows = [{ credential: { kind: 'hash' as const, algorithm, hash }, settings }]
  const request = { apiId: 'shop', rows, hmacSecret: null, dryRun: false }
  return importKeys(engine, LOCAL_OPERATOR, request)
}

const stages: Readonly<Record<string, Stage>> = {
  'a key under a retired pepper': (saboteur, isCached, settings) =>
    build(saboteur, isCached, async (first) => {
      return (await createTestKey(first, 'shop', { ...SETTINGS, ...settings })).text
    }),
  'a key imported as SHA-256': (saboteur, isCached, settings) =>
    build(saboteur, isCached, async (first) => {
      const hash = createHash('sha256').update(IMPORTED).digest('hex')
      await importOne(first, 'sha256', hash, { ...SETTINGS, ...settings })
      return IMPORTED
    }),
  'a key imported as bcrypt': (saboteur, isCached, settings) =>
    build(saboteur, isCached, async (first) => {
      await importOne(first, 'bcrypt', hashSync(IMPORTED, { cost: 4 }), {
        ...SETTINGS,
        ...settings,
      })
      return IMPORTED
    }),
}

const stageNames = Object.keys(stages)
const request = { api: 'shop', target: null, scopes: ['read:users'], address: '10.1.2.3' }

/** One verification after the other with another call failing each time, until none fails. */
async function sabotageEachCall(
  stage: Stage,
  isCached: boolean,
  how: 'throws' | 'rejects',
  settings: object,
  judge: (outcome: PromiseSettledResult<unknown>, failed: string | undefined) => void,
): Promise<number> {
  for (let failAt = 0; ; failAt++) {
    const saboteur = new Saboteur()
    const { engine, text } = await stage(saboteur, isCached, settings)
    saboteur.arm(failAt, how)
    // The second round finds whatever the first has kept in memory.
    for (let round = 0; round < 2; round++) {
      const [outcome] = await Promise.allSettled([verifyKey(engine, { ...request, key: text })])
      judge(outcome, saboteur.calls[failAt])
    }
    const isAnyLeft = failAt < saboteur.calls.length
    if (!isAnyLeft) return failAt
  }
}

describe.each([true, false])('behind a cache: %s', (isCached) => {
  describe.each(['throws', 'rejects'] as const)('a port that %s', (how) => {
    it.each(stageNames)('never lets the wrong one pass: %s', async (name) => {
      const stage = stages[name] as Stage
      const calls = await sabotageEachCall(stage, isCached, how, { enabled: false }, (outcome) => {
        if (outcome.status === 'fulfilled') expect(outcome.value).toMatchObject({ allowed: false })
      })
      expect(calls).toBeGreaterThan(2)
    })

    it.each(stageNames)('is told, and refuses the right one too: %s', async (name) => {
      const stage = stages[name] as Stage
      const failures: string[] = []
      await sabotageEachCall(stage, isCached, how, {}, (outcome, failed) => {
        if (outcome.status === 'rejected') {
          expect(outcome.reason).toBe(FAILURE)
          failures.push(failed ?? '')
        } else expect(outcome.value).toMatchObject({ allowed: true })
      })
      expect(failures.filter((failed) => MAY_FAIL.has(failed))).toEqual([])
      expect(failures).toEqual(expect.arrayContaining(['findApi', 'spend', 'reserveQuota']))
    })
  })
})

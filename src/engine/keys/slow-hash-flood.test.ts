/** Attack: make the engine compute slow password hashes for credentials that nobody has. */
import { hashSync } from '@node-rs/bcrypt'
import { describe, expect, it } from 'vitest'
import { createTestApi, openTestEngine, verdictOf } from '../../../test/engine/open-test-engine.ts'
import { limits } from '../../base/limits.ts'
import type { Engine } from '../engine.ts'
import { importKeys } from '../import/import-keys.ts'
import type { ImportReport } from '../import/import-row.ts'
import { LOCAL_OPERATOR } from '../principal.ts'
import type { KeyRecord, SecretVersion } from './key-record.ts'
import { revokeKey } from './revoke-key.ts'
import { SlowHashGate } from './slow-hash-gate.ts'

const bcrypt = (text: string) => hashSync(text, { cost: 4 })
const oldKey = (index: number) => `an-old-key-number-${index}`

function importHashed(engine: Engine, texts: readonly string[]): Promise<ImportReport> {
  const rows = texts.map((text) => ({
    credential: { kind: 'hash' as const, algorithm: 'bcrypt' as const, hash: bcrypt(text) },
    settings: {},
  }))
  return importKeys(engine, LOCAL_OPERATOR, {
    apiId: 'shop',
    rows,
    hmacSecret: null,
    dryRun: false,
  })
}

async function openShop(keyCount: number) {
  const opened = openTestEngine()
  await createTestApi(opened.engine, 'shop')
  const report = await importHashed(
    opened.engine,
    Array.from({ length: keyCount }, (_, index) => oldKey(index)),
  )
  return { ...opened, report }
}

/** A candidate that notes each time that its hash is tried. */
function createCandidate(name: string, digest: string, tried: string[]): KeyRecord {
  const secret = {
    version: 1,
    algorithm: 'bcrypt',
    get digest() {
      tried.push(name)
      return digest
    },
    expiresAtMs: null,
  } as unknown as SecretVersion
  return { id: name, secrets: [secret] } as unknown as KeyRecord
}

function createCandidates(count: number) {
  const tried: string[] = []
  const digest = bcrypt('nobody knows this one')
  const candidates = Array.from({ length: count }, (_, index) =>
    createCandidate(`key-${index}`, digest, tried),
  )
  return { tried, candidates }
}

describe('an unknown credential', () => {
  it('costs at most so many slow hashes, however many keys there are', async () => {
    const { tried, candidates } = createCandidates(limits.slowHashCandidatesMax + 10)
    expect(await new SlowHashGate().findMatch(candidates, 'x', 'attempt', 1)).toBeUndefined()
    expect(tried).toHaveLength(limits.slowHashCandidatesMax)
  })

  it('costs none when it is repeated', async () => {
    const gate = new SlowHashGate()
    const { tried, candidates } = createCandidates(2)
    for (let round = 0; round < 3; round++) await gate.findMatch(candidates, 'x', 'attempt', 1)
    expect(tried).toHaveLength(2)
  })

  it('is tried once by all who present it at the same time', async () => {
    const gate = new SlowHashGate()
    const { tried, candidates } = createCandidates(2)
    const atOnce = Array.from({ length: 50 }, () => gate.findMatch(candidates, 'x', 'attempt', 1))
    expect(await Promise.all(atOnce)).toEqual(Array(50).fill(undefined))
    expect(tried).toHaveLength(2)
  })

  it('is refused while too many others are being tried, and tried later', async () => {
    const gate = new SlowHashGate()
    const { tried, candidates } = createCandidates(1)
    const { slowHashConcurrencyMax: max } = limits
    const flood = Array.from({ length: max + 20 }, (_, index) =>
      gate.findMatch(candidates, `x${index}`, `attempt ${index}`, 1),
    )
    const results = await Promise.allSettled(flood)
    const refused = results.filter((result) => result.status === 'rejected')
    expect(refused.map(({ reason }) => reason.code)).toEqual(Array(20).fill('overloaded'))
    expect(tried).toHaveLength(max)
    expect(await gate.findMatch(candidates, 'y', 'attempt y', 1)).toBeUndefined()
  })

  it('of one address takes one turn at a time, so that other addresses have theirs', async () => {
    const gate = new SlowHashGate()
    const { candidates } = createCandidates(3)
    const from = (address: string, name: string) =>
      gate.findMatch(candidates, name, name, 1, address).then(() => name)
    const ended: string[] = []
    const flood = Array.from({ length: 12 }, (_, index) =>
      from(`2001:db8::${index}`, `loud ${index}`).then((name) => ended.push(name)),
    )
    const quiet = await Promise.all([from('192.0.2.1', 'a'), from('192.0.2.2', 'b')])
    expect(quiet).toEqual(['a', 'b'])
    expect(ended.length).toBeLessThan(6)
    await Promise.all(flood)
    expect(ended).toEqual(Array.from({ length: 12 }, (_, index) => `loud ${index}`))
  })

  it('of one address waits for no more than so many others', async () => {
    const gate = new SlowHashGate()
    const broken = [createCandidate('broken', 'no hash at all', [])]
    const from = (address: string, name: string) => gate.findMatch(broken, 'x', name, 1, address)
    const flood = Array.from({ length: limits.slowHashTurnsMax + 5 }, (_, index) =>
      from('192.0.2.1', `loud ${index}`),
    )
    const settled = Promise.allSettled(flood)
    expect(await from('192.0.2.2', 'quiet')).toBeUndefined()
    const refused = (await settled).filter(({ status }) => status === 'rejected')
    expect(refused).toHaveLength(5)
    expect(await from('192.0.2.1', 'later')).toBeUndefined()
  })

  it('of an address has its turn behind others, though those have many more', async () => {
    const gate = new SlowHashGate()
    const { candidates } = createCandidates(1)
    const from = (address: string, name: string) =>
      gate.findMatch(candidates, name, name, 1, address)
    const ended: string[] = []
    const flood = Array.from({ length: 60 }, (_, index) =>
      from(`192.0.2.${index % 6}`, `loud ${index}`).then(() => ended.push('loud')),
    )
    await from('198.51.100.1', 'quiet').then(() => ended.push('quiet'))
    expect(ended.indexOf('quiet')).toBeLessThan(10)
    await Promise.all(flood)
  })

  it('of an address is refused when too many addresses wait, and tried later', async () => {
    const gate = new SlowHashGate()
    const broken = [createCandidate('broken', 'no hash at all', [])]
    const from = (index: number) =>
      gate.findMatch(broken, 'x', `from ${index}`, 1, `192.0.2.${index}`)
    const { slowHashConcurrencyMax, slowHashAddressesMax } = limits
    const places = slowHashConcurrencyMax + slowHashAddressesMax
    const settled = await Promise.allSettled(Array.from({ length: places + 2 }, (_, n) => from(n)))
    const refused = settled.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []))
    expect(refused.map(({ code }) => code)).toEqual(['overloaded', 'overloaded'])
    expect(await from(places)).toBeUndefined()
  })

  it('is remembered in bounded memory: the oldest is forgotten first', async () => {
    const gate = new SlowHashGate()
    const tried: string[] = []
    const broken = [createCandidate('broken', 'no hash at all', tried)]
    for (let index = 0; index <= limits.slowHashMissesMax; index++) {
      await gate.findMatch(broken, 'x', `attempt ${index}`, 1)
    }
    tried.length = 0
    await gate.findMatch(broken, 'x', `attempt ${limits.slowHashMissesMax}`, 1)
    await gate.findMatch(broken, 'x', 'attempt 1', 1)
    expect(tried).toHaveLength(0)
    await gate.findMatch(broken, 'x', 'attempt 0', 1)
    expect(tried).toHaveLength(1)
  })
})

describe('keys imported as slow hashes', () => {
  it('are only as many as an unknown credential may cost', async () => {
    const { report, engine } = await openShop(limits.slowHashCandidatesMax + 2)
    expect(report).toMatchObject({ imported: limits.slowHashCandidatesMax, refused: 2 })
    expect(report.rows.at(-1)?.problems[0]?.code).toBe('too_many_slow_hashes')
    expect(await verdictOf(engine, 'shop', oldKey(limits.slowHashCandidatesMax - 1))).toBe(
      'allowed',
    )
    expect(await verdictOf(engine, 'shop', oldKey(limits.slowHashCandidatesMax))).toBe('malformed')
  })

  it('pass when many present the same one at once, at its first use', async () => {
    const { engine } = await openShop(1)
    const atOnce = Array.from({ length: 20 }, () => verdictOf(engine, 'shop', oldKey(0)))
    expect(await Promise.all(atOnce)).toEqual(Array(20).fill('allowed'))
  })

  it('are found though their text was tried in vain before they were imported', async () => {
    const { engine } = await openShop(1)
    expect(await verdictOf(engine, 'shop', 'imported-later-on')).toBe('malformed')
    await importHashed(engine, ['imported-later-on'])
    expect(await verdictOf(engine, 'shop', 'imported-later-on')).toBe('allowed')
  })

  it('are found though their text was being tried while they were imported', async () => {
    const { engine } = await openShop(3)
    const early = verdictOf(engine, 'shop', 'imported-meanwhile')
    await null
    await importHashed(engine, ['imported-meanwhile'])
    await early
    expect(await verdictOf(engine, 'shop', 'imported-meanwhile')).toBe('allowed')
  })

  it('do not pass when they are revoked while their hash is computed', async () => {
    const { engine, report } = await openShop(1)
    const id = report.rows[0]?.keyId ?? ''
    const underWay = verdictOf(engine, 'shop', oldKey(0))
    await revokeKey(engine, LOCAL_OPERATOR, id, 'leaked')
    expect(await underWay).toBe('revoked')
    expect(await verdictOf(engine, 'shop', oldKey(0))).toBe('revoked')
  })

  it('cost no slow hash once they were used', async () => {
    const { engine } = await openShop(2)
    expect(await verdictOf(engine, 'shop', oldKey(0))).toBe('allowed')
    expect(await engine.storage.listSlowHashKeys('shop')).toHaveLength(1)
    expect(await verdictOf(engine, 'shop', oldKey(1))).toBe('allowed')
    expect(await engine.storage.listSlowHashKeys('shop')).toEqual([])
  })
})

describe('a slow hash whose secret has ended', () => {
  it('is not tried any more', async () => {
    const tried: string[] = []
    const digest = bcrypt('the secret before the rotation')
    const ending = createCandidate('ending', digest, tried)
    const [secret] = ending.secrets
    const ended = { ...ending, secrets: [{ ...secret, digest, expiresAtMs: 1_000 }] } as KeyRecord
    const gate = new SlowHashGate()
    const find = (nowMs: number) =>
      gate.findMatch([ended], 'the secret before the rotation', `at ${nowMs}`, nowMs)
    expect((await find(999))?.key).toBe(ended)
    expect(await find(1_000)).toBeUndefined()
  })
})

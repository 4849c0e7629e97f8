/** Holds docs/peer-faults.md to its word, and us to what no other test says of these faults. */
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { getKey } from '../src/engine/keys/get-key.ts'
import { revokeKey } from '../src/engine/keys/revoke-key.ts'
import { LOCAL_OPERATOR, type Principal } from '../src/engine/principal.ts'
import {
  createTestApi,
  createTestKey,
  openTestEngine,
  verdictOf,
} from './engine/open-test-engine.ts'

const at = (path: string) => new URL(`../${path}`, import.meta.url)
const page = readFileSync(at('docs/peer-faults.md'), 'utf8')

/** Fault, file and title, of the rows that name a test. */
const rows = [...page.matchAll(/^\| (.+?) \| `([^`]+\.test\.ts)` (.+?) \|$/gm)].map(
  ([, fault = '', file = '', title = '']) => ({ fault, file, title }),
)

describe('docs/peer-faults.md', () => {
  it('has a row for each fault that the page of peers lists', () => {
    expect(rows.length).toBeGreaterThanOrEqual(40)
    for (let number = 1; number <= 20; number++) expect(page).toContain(`| ${number}. `)
  })

  it.each(rows)('$fault: $file has that test', ({ file, title }) => {
    expect(existsSync(at(file)), file).toBe(true)
    expect(readFileSync(at(file), 'utf8')).toContain(title)
  })
})

describe('better-auth#6035', () => {
  it('a steady rate below the limit is never refused: 3 per 300 ms of 5 per 300 ms', async () => {
    const { engine, clock } = openTestEngine()
    await createTestApi(engine, 'shop')
    const rateLimits = [{ name: 'default', limit: 5, windowMs: 300, per: 'key' as const }]
    const { text } = await createTestKey(engine, 'shop', { rateLimits })
    for (let request = 0; request < 200; request++) {
      expect(await verdictOf(engine, 'shop', text)).toBe('allowed')
      clock.advanceMs(100)
    }
  })
})

describe('better-auth#4023', () => {
  it('one request is one unit, however often its key is looked at with a cost of 0', async () => {
    const { engine } = openTestEngine()
    await createTestApi(engine, 'shop')
    const quota = { limit: 2, period: 'total', per: 'key' } as const
    const { text } = await createTestKey(engine, 'shop', { quota })
    for (let look = 0; look < 5; look++) await verdictOf(engine, 'shop', text, { cost: 0 })
    expect(await verdictOf(engine, 'shop', text)).toBe('allowed')
    expect(await verdictOf(engine, 'shop', text)).toBe('allowed')
    expect(await verdictOf(engine, 'shop', text)).toBe('quota_exceeded')
  })
})

describe('better-auth#2446', () => {
  it('a key outlives the admin who made it', async () => {
    const { engine } = openTestEngine()
    await createTestApi(engine, 'shop')
    await createTestApi(engine, 'staff')
    const admin = await createTestKey(engine, 'staff')
    const { key, text } = await createTestKey(engine, 'shop', { owner: 'acme' })
    const principal: Principal = { ...LOCAL_OPERATOR, id: admin.key.id }
    await revokeKey(engine, principal, admin.key.id, 'left the company')
    expect(await verdictOf(engine, 'shop', text)).toBe('allowed')
    expect((await getKey(engine, key.id)).owner).toBe('acme')
  })
})

describe('better-auth#9141', () => {
  it('a key that is seen expired is refused, and neither it nor its trail is deleted', async () => {
    const { engine, clock } = openTestEngine()
    await createTestApi(engine, 'shop')
    const settings = { expiresAtMs: clock.nowMs() + 1_000 }
    const { key, text } = await createTestKey(engine, 'shop', settings)
    clock.advanceMs(1_000)
    expect(await verdictOf(engine, 'shop', text)).toBe('expired')
    expect((await getKey(engine, key.id)).version).toBe(1)
    const page = { cursor: null, size: 5 }
    const { items } = await engine.storage.listAuditEvents({ targetId: key.id }, page)
    expect(items.map(({ action }) => action)).toEqual(['key.created'])
  })
})

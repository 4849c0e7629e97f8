/**
 * The attack: failing on purpose behind an address that others share, so that they are locked
 * out. Whoever has proved itself goes on working.
 */
import { describe, expect, it } from 'vitest'
import {
  createTestApi,
  createTestKey,
  openTestEngine,
  verdictOf,
} from '../../../test/engine/open-test-engine.ts'
import { openOAuth } from '../../../test/fixtures/open-oauth.ts'
import { limits } from '../../base/limits.ts'
import type { Engine } from '../engine.ts'
import { updateKey } from '../keys/update-key.ts'
import { LOCAL_OPERATOR } from '../principal.ts'

const SHARED = { address: '203.0.113.7' }

async function lockOut(engine: Engine): Promise<void> {
  for (let round = 0; round <= limits.failedAttemptsPerMinute; round++) {
    await verdictOf(engine, 'shop', 'nonsense', SHARED)
  }
  expect(await verdictOf(engine, 'shop', 'nonsense', SHARED)).toBe('rate_limited')
}

describe('locking out the neighbours', () => {
  it('does not touch a key that was used before, wherever that was', async () => {
    const { engine } = openTestEngine()
    await createTestApi(engine, 'shop')
    const used = await createTestKey(engine, 'shop')
    const elsewhere = await createTestKey(engine, 'shop')
    const unused = await createTestKey(engine, 'shop')
    await verdictOf(engine, 'shop', used.text, SHARED)
    await verdictOf(engine, 'shop', elsewhere.text, { address: '198.51.100.1' })
    await lockOut(engine)
    for (let round = 0; round < 100; round++) {
      expect(await verdictOf(engine, 'shop', used.text, SHARED)).toBe('allowed')
      expect(await verdictOf(engine, 'shop', elsewhere.text, SHARED)).toBe('allowed')
    }
    expect(await verdictOf(engine, 'shop', unused.text, SHARED)).toBe('rate_limited')
  })

  it('does not touch a key that is changed meanwhile', async () => {
    const { engine } = openTestEngine()
    await createTestApi(engine, 'shop')
    const { key, text } = await createTestKey(engine, 'shop')
    await verdictOf(engine, 'shop', text, SHARED)
    await lockOut(engine)
    await updateKey(engine, LOCAL_OPERATOR, key.id, { name: 'renamed' })
    expect(await verdictOf(engine, 'shop', text, SHARED)).toBe('allowed')
    await updateKey(engine, LOCAL_OPERATOR, key.id, { enabled: false })
    expect(await verdictOf(engine, 'shop', text, SHARED)).toBe('disabled')
  })

  it('does not touch a token that was made while it lasts', async () => {
    const desk = await openOAuth()
    const client = await desk.createKey()
    const ask = (text: string) =>
      verdictOf(desk.engine, 'shop', text, { ...SHARED, scopes: ['read:users'] })
    await ask(client.text)
    await lockOut(desk.engine)
    expect(await ask(await desk.getToken(client))).toBe('allowed')
    expect(await ask(`${await desk.getToken(client)}x`)).toBe('rate_limited')
  })
})

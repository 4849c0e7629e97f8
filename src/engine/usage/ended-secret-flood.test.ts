import { describe, expect, it } from 'vitest'
import {
  createTestApi,
  createTestKey,
  openTestEngine,
  verdictOf,
} from '../../../test/engine/open-test-engine.ts'
import { limits } from '../../base/limits.ts'
import { DAY_MS } from '../../base/units.ts'
import { CachedStorage } from '../../storage/cached-storage.ts'
import { MemoryStorage } from '../../storage/memory/memory-storage.ts'
import { createKeyText } from '../keys/key-format.ts'
import type { SecretVersion } from '../keys/key-record.ts'
import { rotateKey } from '../keys/rotate-key.ts'
import { LOCAL_OPERATOR } from '../principal.ts'
import type { RefusedUse } from './usage-storage.ts'

const address = '192.0.2.7'

async function open() {
  const written: RefusedUse[] = []
  const storage = new CachedStorage(new MemoryStorage())
  const add = storage.addRefusedUse.bind(storage)
  storage.addRefusedUse = (refused) => {
    written.push(...refused)
    return add(refused)
  }
  const { engine, clock } = openTestEngine({ storage })
  await createTestApi(engine, 'shop')
  const { key, text: old } = await createTestKey(engine, 'shop')
  const { secret } = await rotateKey(engine, LOCAL_OPERATOR, key.id, { graceMs: 0 })
  const ask = (text: string, request: object = {}) =>
    verdictOf(engine, 'shop', text, { address, ...request })
  const listEvents = async () => {
    await engine.usage.flush()
    return (await engine.storage.listAuditEvents({}, { cursor: null, size: 500 })).items
  }
  return { engine, clock, written, key, old, fresh: secret?.reveal() ?? '', ask, listEvents }
}

describe('whoever holds a secret that has ended', () => {
  it('fills neither events nor the database, however often it is presented', async () => {
    const { clock, written, old, ask, listEvents } = await open()
    const before = (await listEvents()).length
    for (let round = 0; round < 20; round++) {
      for (let count = 0; count < 50; count++) {
        const from = { address: `10.0.${round}.${count}`, userAgent: `agent ${round} ${count}` }
        expect(await ask(old, from)).toBe('not_found')
      }
      // The first, and one a day after it ended.
      expect(await listEvents()).toHaveLength(before + (round < 4 ? 1 : 2))
      clock.advanceMs(DAY_MS / 4)
    }
    expect(written).toHaveLength(20)
    expect(written.reduce((sum, { count }) => sum + count, 0)).toBe(1_000)
  })

  it('keeps out nobody else behind an address, and is told what strangers are', async () => {
    const { engine, old, fresh, ask } = await open()
    for (let count = 0; count < 100; count++) await ask(old)
    const guess = createKeyText('shop_live', engine.fillRandom).text.reveal()
    expect([await ask(old), await ask(guess)]).toEqual(['not_found', 'not_found'])
    expect(await ask(fresh)).toBe('allowed')
  })

  it('writes no control characters, keys or long texts by way of the user agent', async () => {
    const { written, old, fresh, ask, listEvents } = await open()
    await ask(old, { userAgent: `${fresh}\u001b[31m\n${'x'.repeat(500)}` })
    const [event] = await listEvents()
    const told = [written[0]?.userAgent, String(event?.details['userAgent'])]
    for (const text of told) {
      expect(text).not.toContain(fresh)
      expect(text).toMatch(/^[\x20-\x7e…]+$/)
      expect(text?.length).toBeLessThanOrEqual(limits.usageUserAgentLengthMax)
    }
  })

  it('takes no memory without end while nothing can be written', async () => {
    const { engine, clock, key } = await open()
    const refuse = (id: string, version: number) => {
      const secret = { ...(key.secrets[0] as SecretVersion), version }
      engine.usage.countRefused({ ...key, id }, secret, { address }, clock.nowMs())
    }
    for (let index = 0; index <= limits.refusedSecretsMax; index++) refuse(`key_${index}`, 1)
    refuse('key_0', 1)
    expect(engine.usage.findPendingRefused('key_0', 1)?.count).toBe(2)
    expect(engine.usage.findPendingRefused(`key_${limits.refusedSecretsMax}`, 1)).toBeUndefined()
  })
})

/** Promise 6: after `kill -9` what was answered is there, and nothing else. */
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { cleanUpAfterEach, start } from '../fixtures/restart-keyward.ts'
import type { Keyward } from '../fixtures/start-keyward.ts'

const CREATES = 1_000
cleanUpAfterEach()

describe('kill -9 in the middle of 1,000 creates', () => {
  it('keeps every key that was answered, and no other', async () => {
    const before = await start()
    await before.call('POST', '/v1/apis', { id: 'shop', prefix: 'shop_live' })
    const answered: { id: string; secret: string }[] = []
    let begun = 0
    const createUntilKilled = async () => {
      while (begun < CREATES) {
        const name = `key ${begun++}`
        const answer = await before.call('POST', '/v1/keys', { api: 'shop', name })
        if (answer.status === 201) answered.push(answer.body)
      }
    }
    const workers = Array.from({ length: 8 }, () => createUntilKilled().catch(() => {}))
    while (answered.length < CREATES / 3) await sleep(1)
    await before.stop('SIGKILL')
    await Promise.all(workers)
    expect(answered.length).toBeLessThan(CREATES)

    const after = await start(before.directory)
    const stored = await listAllIds(after)
    for (const { id, secret } of answered) {
      expect(stored.has(id)).toBe(true)
      const { body } = await after.call('POST', '/v1/keys/verify', { key: secret, api: 'shop' })
      expect(body).toMatchObject({ allowed: true, key: { id } })
    }
    // At most one create of each worker was under way: written, but its answer lost.
    expect(stored.size - answered.length).toBeLessThanOrEqual(workers.length)
    expect(stored.size).toBeGreaterThanOrEqual(answered.length)
  }, 60_000)
})

async function listAllIds(keyward: Keyward): Promise<Set<string>> {
  const ids = new Set<string>()
  let cursor: string | null = null
  do {
    const next: string = cursor === null ? '' : `&cursor=${cursor}`
    const { body } = await keyward.call('GET', `/v1/keys?api=shop&limit=500${next}`)
    for (const { id } of body.items) ids.add(id)
    cursor = body.cursor
  } while (cursor !== null)
  return ids
}

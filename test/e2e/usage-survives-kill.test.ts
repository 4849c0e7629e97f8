/** Promise 6 of use: however the process ends, no more than the last interval is lost. */
import { setTimeout as wait } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { limits } from '../../src/base/limits.ts'
import { cleanUpAfterEach, start } from '../fixtures/restart-keyward.ts'
import type { Keyward } from '../fixtures/start-keyward.ts'

cleanUpAfterEach()

async function createKey(keyward: Keyward): Promise<{ id: string; secret: string }> {
  await keyward.call('POST', '/v1/apis', { id: 'shop', prefix: 'shop_live' })
  const { body } = await keyward.call('POST', '/v1/keys', { api: 'shop', scopes: ['read:users'] })
  return body
}

async function use(keyward: Keyward, key: string, count: number): Promise<void> {
  const asked = { key, api: 'shop', method: 'GET', path: '/users', address: '192.0.2.1' }
  for (let index = 0; index < count; index++) await keyward.call('POST', '/v1/keys/verify', asked)
}

/** Totals, hours, scopes and networks: all say the same. */
async function countUses(keyward: Keyward, id: string): Promise<number[]> {
  const { body: usage } = await keyward.call('GET', `/v1/usage?key=${id}`)
  const { body: key } = await keyward.call('GET', `/v1/keys/${id}`)
  return [key.usage.allowed, usage.totals.allowed, usage.scopes[0].allowed, usage.networks[0].count]
}

it('keeps what was counted an interval before kill -9, and all at a clean stop', async () => {
  const first = await start()
  const { id, secret } = await createKey(first)
  await use(first, secret, 20)
  await wait(limits.usageFlushIntervalMs + 1_000)
  await use(first, secret, 5)
  await first.stop('SIGKILL')
  const second = await start(first.directory)
  const counts = await countUses(second, id)
  expect(counts[0]).toBeGreaterThanOrEqual(20)
  expect(new Set(counts).size).toBe(1)
  await use(second, secret, 7)
  expect(await second.stop('SIGTERM')).toBe(0)
  const third = await start(first.directory)
  expect(await countUses(third, id)).toEqual(counts.map((count) => count + 7))
}, 60_000)

/** Promise 4 over restarts: a durable quota is never spent twice, however the process ends. */
import { describe, expect, it } from 'vitest'
import { cleanUpAfterEach, start } from '../fixtures/restart-keyward.ts'
import type { Keyward } from '../fixtures/start-keyward.ts'

cleanUpAfterEach()

/** How many of `count` uses pass. */
async function use(keyward: Keyward, key: string, count: number): Promise<number> {
  const answers = await Promise.all(
    Array.from({ length: count }, () =>
      keyward.call('POST', '/v1/keys/verify', { key, api: 'shop' }),
    ),
  )
  return answers.filter(({ body }) => body.allowed).length
}

async function createKey(keyward: Keyward, limit: number): Promise<string> {
  await keyward.call('POST', '/v1/apis', { id: 'shop', prefix: 'shop_live' })
  const quota = { limit, period: 'total' }
  const { body } = await keyward.call('POST', '/v1/keys', { api: 'shop', quota })
  return body.secret
}

describe('a quota', () => {
  it('goes on exactly where it was after a clean stop', async () => {
    const before = await start()
    const key = await createKey(before, 1_000)
    expect(await use(before, key, 300)).toBe(300)
    expect(await before.stop('SIGTERM')).toBe(0)
    const after = await start(before.directory)
    expect(await use(after, key, 800)).toBe(700)
  })

  it('gives nothing back after kill -9, and loses at most a hundredth', async () => {
    const before = await start()
    const key = await createKey(before, 1_000)
    expect(await use(before, key, 305)).toBe(305)
    await before.stop('SIGKILL')
    const after = await start(before.directory)
    const left = await use(after, key, 800)
    expect(left).toBeLessThanOrEqual(695)
    expect(left).toBeGreaterThanOrEqual(685)
  })

  it('of a small size loses nothing at all', async () => {
    const before = await start()
    const key = await createKey(before, 20)
    expect(await use(before, key, 5)).toBe(5)
    await before.stop('SIGKILL')
    const after = await start(before.directory)
    expect(await use(after, key, 30)).toBe(15)
  })
})

/** Faults of other authorities that only a process that serves can have, tried against ours. */
import { fetch } from 'undici'
import { describe, expect, it } from 'vitest'
import { runKeyward } from '../fixtures/start-keyward.ts'
import { startShop, stopShopsAfterEach } from './start-shop.ts'

stopShopsAfterEach()

const rateLimits = (limit: number) => [{ name: 'default', limit, windowMs: 60_000 }]

describe('a limit', () => {
  it('better-auth#2482: it is not applied on one of the ways in', async () => {
    const { createKey, get, call, url } = await startShop()
    const { secret } = await createKey({ rateLimits: rateLimits(3) })
    const verify = async () =>
      (await call('POST', '/v1/keys/verify', { key: secret, api: 'shop' })).body.code
    const bearer = async () => {
      const headers = { authorization: `Bearer ${secret}` }
      return (await fetch(`${url()}/v1/users`, { headers })).status
    }
    // Each counts once, and what one has taken the others lack.
    const askAll = async () => [(await get(secret)).status, await bearer(), await verify()]
    expect(await askAll()).toEqual([200, 200, null])
    expect(await askAll()).toEqual([429, 429, 'rate_limited'])
  })

  it('inboundemail#158: who is limited is told that the key is wrong', async () => {
    const { createKey, get } = await startShop()
    const { secret } = await createKey({ rateLimits: rateLimits(1) })
    expect((await get(secret)).status).toBe(200)
    const limited = await get(secret)
    expect(limited.status).toBe(429)
    expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(50)
    expect(limited.headers.get('ratelimit')).toMatch(/^"default";r=0;t=\d+$/)
  })
})

describe('a second node', () => {
  it('litellm#41221: together with the first it lets more through than the limit', async () => {
    const { createKey, get, directory } = await startShop()
    const { secret } = await createKey({ rateLimits: rateLimits(4) })
    const ask = () => Promise.all(Array.from({ length: 7 }, async () => (await get(secret)).status))
    const args = ['protect', '--upstream', 'http://127.0.0.1:9', '--api', 'shop']
    const second = [...args, '--listen', '127.0.0.1:0', '--data', 'data']
    const [node, asked] = await Promise.all([runKeyward(second, { cwd: directory }), ask()])
    expect(node.code).toBe(3)
    expect(node.stderr).toContain('holds the data directory')
    expect(asked.toSorted()).toEqual([200, 200, 200, 200, 429, 429, 429])
    expect(new Set(await ask())).toEqual(new Set([429]))
  })
})

describe('a key', () => {
  it('arcane#3603: requests in flight keep a revoked one in the cache', async () => {
    const { createKey, get, call } = await startShop()
    for (let round = 0; round < 5; round++) {
      const { id, secret } = await createKey()
      let isRevoked = false
      const late: number[] = []
      const hammer = async () => {
        for (let after = 0; after < 10; ) {
          const wasRevoked = isRevoked
          const { status } = await get(secret)
          if (wasRevoked) late.push(status)
          if (wasRevoked) after++
        }
      }
      const hammers = Array.from({ length: 8 }, hammer)
      await call('POST', `/v1/keys/${id}/revoke`, {})
      isRevoked = true
      await Promise.all(hammers)
      expect(new Set(late)).toEqual(new Set([401]))
    }
  })

  it('unkey: the first X-Forwarded-For is believed, whoever wrote it', async () => {
    const { createKey, get } = await startShop()
    const { secret } = await createKey({ addresses: ['203.0.113.7'] })
    const claims = ['203.0.113.7', '203.0.113.7, 127.0.0.1', '127.0.0.1, 203.0.113.7']
    for (const claim of claims) {
      const { status } = await get(secret, { 'x-forwarded-for': claim })
      expect([claim, status]).toEqual([claim, 403])
    }
  })

  it('litellm#27193: after a restart the old secret is refused in its grace', async () => {
    const { createKey, rotate, get, killAndStart } = await startShop()
    const [{ id, secret }, leaked] = [await createKey(), await createKey()]
    const [fresh, other] = [await rotate(id, 3_600), await rotate(leaked.id, 0)]
    await killAndStart()
    const asked = [secret, fresh.secret, leaked.secret, other.secret]
    const statuses = (await Promise.all(asked.map((each) => get(each)))).map(({ status }) => status)
    expect(statuses).toEqual([200, 200, 401, 200])
  })
})

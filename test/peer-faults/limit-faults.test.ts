/** Faults that limits and quotas of other authorities have, each tried against ours. */
import { describe, expect, it } from 'vitest'
import { openShop } from './open-shop.ts'

const DAY_MS = 86_400_000

const each = (limit: number, windowMs: number) => [{ name: 'default', limit, windowMs }]

describe('a window', () => {
  it('better-auth#6035: a steady rate below the limit is refused', async () => {
    const { createKey, verdict, clock } = await openShop()
    const { secret } = await createKey({ rateLimits: each(5, 300) })
    for (let nth = 0; nth < 200; nth++) {
      expect(await verdict(secret)).toBe('allowed')
      clock.advanceMs(100)
    }
  })

  it('better-auth#8803: it ages only after a whole window of silence', async () => {
    const { createKey, verdict, clock } = await openShop()
    const { secret } = await createKey({ rateLimits: each(2, 1_000) })
    const at: [number, string][] = []
    for (let ms = 0; ms < 2_500; ms += 250) {
      at.push([ms, await verdict(secret)])
      clock.advanceMs(250)
    }
    const passed = at.filter(([, verdict]) => verdict === 'allowed').map(([ms]) => ms)
    expect(passed).toEqual([0, 250, 1_000, 1_250, 2_000, 2_250])
  })

  it('better-auth#3573: one request a second is refused at 30 in 30 seconds', async () => {
    const { createKey, verdict, clock } = await openShop()
    const { secret } = await createKey({ rateLimits: each(30, 30_000) })
    for (let second = 0; second < 120; second++) {
      expect(await verdict(secret)).toBe('allowed')
      clock.advanceMs(1_000)
    }
  })

  it('unkey: two estimated windows let more through than the limit', async () => {
    const { createKey, countAllowed, clock } = await openShop()
    const { secret } = await createKey({ rateLimits: each(10, 1_000) })
    clock.advanceMs(999 - (clock.nowMs() % 1_000))
    expect(await countAllowed(secret, 20)).toBe(10)
    clock.advanceMs(2)
    expect(await countAllowed(secret, 20)).toBe(0)
    clock.advanceMs(997)
    expect(await countAllowed(secret, 20)).toBe(0)
    clock.advanceMs(1)
    expect(await countAllowed(secret, 20)).toBe(10)
  })

  it('sokosumi#4318: seconds are taken for milliseconds', async () => {
    const { createKey, countAllowed, call, clock } = await openShop()
    const body = { api: 'shop', rateLimits: [{ name: 'default', limit: 1, window: 60 }] }
    expect((await call('POST', '/v1/keys', { body })).status).toBe(400)
    const { secret } = await createKey({ rateLimits: each(1, 60_000) })
    expect(await countAllowed(secret, 2)).toBe(1)
    clock.advanceMs(59_999)
    expect(await countAllowed(secret, 1)).toBe(0)
    clock.advanceMs(1)
    expect(await countAllowed(secret, 1)).toBe(1)
  })
})

describe('which limits hold', () => {
  it('better-auth: a key for which nothing was said may be used ten times a day', async () => {
    const { createKey, countAllowed } = await openShop()
    const { secret } = await createKey()
    expect(await countAllowed(secret, 100)).toBe(100)
  })

  it('better-auth#1886: switching limits off for one key is ignored', async () => {
    const { createKey, countAllowed, ask } = await openShop()
    await ask('PATCH', '/v1/apis/shop', { rateLimits: each(3, 60_000) })
    const [free, bound] = [await createKey({ rateLimits: [] }), await createKey()]
    expect(await countAllowed(free.secret, 20)).toBe(20)
    expect(await countAllowed(bound.secret, 20)).toBe(3)
  })

  it('better-auth#3640: a key without a cap is given one by what it inherits', async () => {
    const { createKey, countAllowed, ask } = await openShop()
    await ask('PATCH', '/v1/apis/shop', { quota: { limit: 1, period: 'total' } })
    const [free, bound] = [await createKey({ quota: null }), await createKey()]
    expect(await countAllowed(free.secret, 20)).toBe(20)
    expect(await countAllowed(bound.secret, 20)).toBe(1)
  })

  it('better-auth: a key has one limit, so a burst and a day cannot both be bound', async () => {
    const { createKey, countAllowed, clock } = await openShop()
    const day = { name: 'day', limit: 5, windowMs: DAY_MS }
    const { secret } = await createKey({ rateLimits: [...each(2, 1_000), day] })
    const passed = []
    for (let second = 0; second < 4; second++) {
      passed.push(await countAllowed(secret, 4))
      clock.advanceMs(1_000)
    }
    expect(passed).toEqual([2, 2, 1, 0])
  })

  it('better-auth: keys of one owner cannot share a limit', async () => {
    const { createKey, countAllowed } = await openShop()
    const rateLimits = [{ name: 'default', limit: 5, windowMs: 60_000, per: 'owner' }]
    const first = await createKey({ rateLimits, owner: 'acme' })
    const second = await createKey({ rateLimits, owner: 'acme' })
    expect(await countAllowed(first.secret, 3)).toBe(3)
    expect(await countAllowed(second.secret, 9)).toBe(2)
  })
})

describe('what is spent', () => {
  it('unkey: a rate limit stays spent when the credits then fail', async () => {
    const { createKey, countAllowed, verify, ask } = await openShop()
    const quota = { limit: 1, period: 'total' }
    const { id, secret } = await createKey({ rateLimits: each(10, 60_000), quota })
    expect(await countAllowed(secret, 6)).toBe(1)
    await ask('PATCH', `/v1/keys/${id}`, { quota: null })
    expect((await verify(secret)).rateLimits).toMatchObject([{ limit: 10, remaining: 8 }])
  })

  it('unkey: credits are spent on a request that its scopes refuse', async () => {
    const { createKey, verdict, countAllowed } = await openShop()
    const { secret } = await createKey({ quota: { limit: 2, period: 'total' } })
    const refused = await verdict(secret, { scopes: ['read:users'] })
    expect([refused, await countAllowed(secret, 5)]).toEqual(['insufficient_scope', 2])
  })

  it('better-auth#4023: who also looks at the key of a request counts it twice', async () => {
    const { createKey, ask, countAllowed } = await openShop()
    const { id, secret } = await createKey({ quota: { limit: 3, period: 'total' } })
    await ask('GET', `/v1/keys/${id}`)
    await ask('GET', '/v1/keys')
    await ask('POST', `/v1/keys/${id}/explain`, { scopes: ['read:users'] })
    expect(await countAllowed(secret, 5)).toBe(3)
  })

  it('better-auth#4336: credits never come back, as their period is in another unit', async () => {
    const { createKey, countAllowed, clock } = await openShop()
    const { secret } = await createKey({ quota: { limit: 3, period: 'day' } })
    expect(await countAllowed(secret, 5)).toBe(3)
    clock.advanceMs(DAY_MS - (clock.nowMs() % DAY_MS) - 1)
    expect(await countAllowed(secret, 1)).toBe(0)
    clock.advanceMs(1)
    expect(await countAllowed(secret, 5)).toBe(3)
  })

  it('better-auth#4336: credits come back more than once, or pile up without use', async () => {
    const { createKey, countAllowed, clock } = await openShop()
    const { secret } = await createKey({ quota: { limit: 3, period: 'day' } })
    expect(await countAllowed(secret, 2)).toBe(2)
    clock.advanceMs(10 * DAY_MS)
    expect(await countAllowed(secret, 9)).toBe(3)
    clock.advanceMs(60_000)
    expect(await countAllowed(secret, 9)).toBe(0)
  })
})

/** Faults that rotations of other authorities have, each tried against ours. */
import { describe, expect, it } from 'vitest'
import { openShop } from './open-shop.ts'

const HOUR_SECONDS = 3_600

describe('what a key has once', () => {
  it('unkey: rotation copies the credits, so that both secrets hold the whole', async () => {
    const { createKey, rotate, countAllowed } = await openShop()
    const { id, secret } = await createKey({ quota: { limit: 10, period: 'total' } })
    expect(await countAllowed(secret, 6)).toBe(6)
    const rotated = await rotate(id, HOUR_SECONDS)
    expect(await countAllowed(rotated.secret, 3)).toBe(3)
    expect(await countAllowed(secret, 5)).toBe(1)
    expect(await countAllowed(rotated.secret, 5)).toBe(0)
  })

  it('unkey: rate limits begin again under a new id', async () => {
    const { createKey, rotate, countAllowed, clock } = await openShop()
    const rateLimits = [{ name: 'default', limit: 5, windowMs: 60_000 }]
    const { id, secret } = await createKey({ rateLimits })
    expect(await countAllowed(secret, 9)).toBe(5)
    const rotated = await rotate(id, HOUR_SECONDS)
    expect(await countAllowed(rotated.secret, 9)).toBe(0)
    clock.advanceMs(60_000)
    expect(await countAllowed(rotated.secret, 3)).toBe(3)
    expect(await countAllowed(secret, 9)).toBe(2)
  })

  it('litellm#31079: rotating, finishing or cancelling resets the budget', async () => {
    const { createKey, rotate, ask, countAllowed } = await openShop()
    const quota = { limit: 4, period: 'month' }
    const { id, secret } = await createKey({ quota })
    expect(await countAllowed(secret, 4)).toBe(4)
    const first = await rotate(id, HOUR_SECONDS)
    await ask('POST', `/v1/keys/${id}/rotation/cancel`)
    expect([await countAllowed(first.secret, 2), await countAllowed(secret, 2)]).toEqual([0, 0])
    const second = await rotate(id, HOUR_SECONDS)
    await ask('POST', `/v1/keys/${id}/rotation/finish`)
    const third = await rotate(id, 0)
    expect(await countAllowed(second.secret, 2)).toBe(0)
    expect(await countAllowed(third.secret, 2)).toBe(0)
  })

  it('litellm#31310: a rotated key has another id, and its history is elsewhere', async () => {
    const { createKey, rotate, ask } = await openShop()
    const settings = { owner: 'acme', scopes: ['read:users'], metadata: { plan: 'pro' } }
    const { secret: _, ...created } = await createKey(settings)
    const rotated = await rotate(created.id, HOUR_SECONDS)
    for (const same of ['id', 'hint', 'createdAt', 'owner', 'scopes', 'metadata']) {
      expect([same, rotated[same]]).toEqual([same, created[same]])
    }
    const { items } = await ask('GET', `/v1/audit-events?target=${created.id}`)
    expect(items.map(({ action }: { action: string }) => action).sort()).toEqual([
      'key.created',
      'key.rotated',
    ])
  })
})

describe('the overlap', () => {
  it('keypal#7: there is none, the old secret is refused at once', async () => {
    const { createKey, rotate, verdict } = await openShop()
    const { id, secret } = await createKey()
    const rotated = await rotate(id, HOUR_SECONDS)
    expect(await verdict(secret)).toBe('allowed')
    expect(await verdict(rotated.secret)).toBe('allowed')
  })

  it('litellm#27193: the old secret is refused in it, although its row is there', async () => {
    const { createKey, rotate, verdict, clock } = await openShop()
    const { id, secret } = await createKey()
    const { secret: fresh } = await rotate(id, HOUR_SECONDS)
    for (let minute = 0; minute < 60; minute++) {
      expect([await verdict(secret), await verdict(fresh)]).toEqual(['allowed', 'allowed'])
      clock.advanceMs(60_000)
    }
    expect([await verdict(secret), await verdict(fresh)]).toEqual(['not_found', 'allowed'])
  })

  it('unkey: its end is rounded up to the next minute', async () => {
    const { createKey, rotate, verdict, clock } = await openShop()
    const { id, secret } = await createKey()
    const rotated = await rotate(id, 7)
    expect(Date.parse(rotated.previousSecretEndsAt) - clock.nowMs()).toBe(7_000)
    clock.advanceMs(6_999)
    expect(await verdict(secret)).toBe('allowed')
    clock.advanceMs(1)
    expect(await verdict(secret)).toBe('not_found')
  })

  it('unkey: rotation extends the life of a key that was about to end', async () => {
    const { createKey, rotate, verdict, clock } = await openShop()
    const expiresAt = new Date(clock.nowMs() + 10_000).toISOString()
    const { id, secret } = await createKey({ expiresAt })
    const rotated = await rotate(id, HOUR_SECONDS)
    expect(rotated.expiresAt).toBe(expiresAt)
    expect(rotated.previousSecretEndsAt).toBe(expiresAt)
    clock.advanceMs(10_000)
    expect(await verdict(rotated.secret)).toBe('expired')
    expect(await verdict(secret)).not.toBe('allowed')
  })

  it('unkey: rotating again gives the secret that is ending a new grace', async () => {
    const { createKey, rotate, verdict, clock } = await openShop()
    const { id, secret } = await createKey()
    await rotate(id, 60)
    clock.advanceMs(30_000)
    await rotate(id, HOUR_SECONDS)
    clock.advanceMs(29_999)
    expect(await verdict(secret)).toBe('allowed')
    clock.advanceMs(1)
    expect(await verdict(secret)).toBe('not_found')
  })
})

describe('after a leak', () => {
  it('unkey: with no grace the old secret works until a cache ends', async () => {
    const { createKey, rotate, verdict } = await openShop()
    const { id, secret } = await createKey()
    for (let nth = 0; nth < 3; nth++) expect(await verdict(secret)).toBe('allowed')
    const rotated = await rotate(id, 0)
    expect(await verdict(secret)).toBe('not_found')
    expect(await verdict(rotated.secret)).toBe('allowed')
  })

  it('eneo#399: a rotation that is under way cannot be made immediate', async () => {
    const { createKey, rotate, verdict, ask } = await openShop()
    const { id, secret } = await createKey()
    const { secret: fresh } = await rotate(id, HOUR_SECONDS)
    expect(await verdict(secret)).toBe('allowed')
    await ask('POST', `/v1/keys/${id}/rotation/finish`)
    expect([await verdict(secret), await verdict(fresh)]).toEqual(['not_found', 'allowed'])
  })

  it('InsForge#696: a rotation by grace 0 leaves an earlier grace running', async () => {
    const { createKey, rotate, verdict } = await openShop()
    const { id, secret } = await createKey()
    const { secret: second } = await rotate(id, HOUR_SECONDS)
    const { secret: third } = await rotate(id, 0)
    expect(await Promise.all([secret, second, third].map((each) => verdict(each)))).toEqual([
      'not_found',
      'not_found',
      'allowed',
    ])
  })
})

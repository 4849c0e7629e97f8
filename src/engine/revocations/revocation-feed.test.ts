import { createLocalJWKSet, decodeJwt, type JWTPayload, jwtVerify } from 'jose'
import { describe, expect, it } from 'vitest'
import { openTestEngine } from '../../../test/engine/open-test-engine.ts'
import { limits } from '../../base/limits.ts'
import { closeEngine } from '../engine.ts'
import { revokedKey, revokedToken } from './draft-revocation.ts'

function open() {
  const { engine, clock, told } = openTestEngine()
  const feed = engine.revocationFeed
  const revoke = async (...ids: string[]) => {
    const revocations = ids.map((id) => revokedKey({ id, apiId: 'shop' }, clock.nowMs()))
    await engine.storage.appendTrail({ events: [], revocations })
  }
  const read = async (after: string | null) => {
    const batch = await feed.read(after)
    return { ...batch, claims: decodeJwt(batch.jwt) }
  }
  return { engine, clock, told, feed, revoke, read }
}

const idsOf = (claims: JWTPayload) =>
  (claims['revocations'] as { keyId: string }[]).map(({ keyId }) => keyId)

describe('RevocationFeed', () => {
  it('signs so that the published keys verify it', async () => {
    const { engine, clock, feed, revoke } = open()
    engine.tokens.issuer = 'https://auth.example'
    await revoke('key_1')
    const { jwt } = await feed.read(null)
    const keys = createLocalJWKSet({
      keys: [...engine.tokens.signingKeys.listPublic(clock.nowMs())],
    })
    const { payload } = await jwtVerify(jwt, keys, {
      typ: 'keyward-revocations+jwt',
      issuer: 'https://auth.example',
      currentDate: new Date(clock.nowMs()),
    })
    expect(payload).toEqual({
      iss: 'https://auth.example',
      iat: clock.nowMs() / 1_000,
      exp: (clock.nowMs() + limits.revocationLeaseMs) / 1_000,
      after: expect.stringMatching(/^[0-9A-Za-z]{12}\.0$/),
      next: expect.stringMatching(/^[0-9A-Za-z]{12}\.1$/),
      more: false,
      revocations: [
        {
          seq: 1,
          api: 'shop',
          keyId: 'key_1',
          effectiveAt: clock.nowMs() / 1_000,
          forgetAt: expect.any(Number),
          reason: 'revoked',
        },
      ],
    })
  })

  it('goes on where the reader stands', async () => {
    const { read, revoke } = open()
    await revoke('key_1', 'key_2')
    const first = await read(null)
    expect(idsOf(first.claims)).toEqual(['key_1', 'key_2'])
    const second = await read(first.next)
    expect(second).toMatchObject({ isNews: false, next: first.next })
    expect(second.claims).toMatchObject({ after: first.next, next: first.next, revocations: [] })
    await revoke('key_3')
    await new Promise((resolve) => setImmediate(resolve))
    const third = await read(first.next)
    expect(third.isNews).toBe(true)
    expect(idsOf(third.claims)).toEqual(['key_3'])
    expect(third.claims['after']).toBe(first.next)
  })

  it('is told in batches, and says when there are more', async () => {
    const { read, revoke } = open()
    const ids = Array.from({ length: limits.revocationsPerBatchMax + 1 }, (_, i) => `key_${i}`)
    await revoke(...ids)
    const first = await read(null)
    expect(first.claims).toMatchObject({ more: true })
    const second = await read(first.next)
    expect(second.claims).toMatchObject({ more: false })
    expect([...idsOf(first.claims), ...idsOf(second.claims)]).toEqual(ids)
  })

  it.each(['0', '', 'x', '.', 'other000feed.1', 'a.b.c', '1', '-1'])(
    'begins again, and says so, for a place that is none of its own: %s',
    async (after) => {
      const { read, revoke } = open()
      await revoke('key_1')
      const batch = await read(after)
      expect(batch.isNews).toBe(true)
      expect(batch.claims['after']).toMatch(/\.0$/)
      expect(idsOf(batch.claims)).toEqual(['key_1'])
    },
  )

  it('begins again for a place that it has not come to', async () => {
    const { read, revoke } = open()
    await revoke('key_1')
    const { next } = await read(null)
    for (const seq of ['99', '1e3', '0x9', '1.5', '9007199254740993', 'NaN', 'Infinity']) {
      const batch = await read(next.replace(/\.1$/, `.${seq}`))
      expect(batch.claims['after'], seq).toMatch(/\.0$/)
      expect(idsOf(batch.claims), seq).toEqual(['key_1'])
    }
  })

  it('skips what was forgotten: no token could match it', async () => {
    const { engine, clock, read, revoke } = open()
    const token = { jti: 'short', expiresAtMs: clock.nowMs() + 1_000 }
    const short = revokedToken({ id: 'key_1', apiId: 'shop' }, token, clock.nowMs())
    await engine.storage.appendTrail({ events: [], revocations: [short] })
    const before = await read(null)
    clock.advanceMs(limits.tokenLifetimeMsMax + 2 * limits.revocationSweepIntervalMs)
    await revoke('key_2')
    await expect.poll(async () => idsOf((await read(null)).claims)).toEqual(['key_2'])
    const after = await read(before.next)
    expect(idsOf(after.claims)).toEqual(['key_2'])
    clock.advanceMs(limits.tokenLifetimeMsMax + 2 * limits.revocationSlackMs)
    await engine.storage.sweepRevocations(clock.nowMs())
    const empty = await read(null)
    expect(empty.claims).toMatchObject({ revocations: [], next: after.next })
  })

  it('signs once for all who stand at the same place', async () => {
    const { feed, revoke } = open()
    await revoke('key_1')
    const batches = await Promise.all(Array.from({ length: 100 }, () => feed.read(null)))
    expect(new Set(batches.map(({ jwt }) => jwt)).size).toBe(1)
  })

  it('wakes whoever waits, at once', async () => {
    const { feed, revoke } = open()
    const { next } = await feed.read(null)
    const waiting = Array.from({ length: 50 }, () => feed.next(next))
    await new Promise((resolve) => setTimeout(resolve, 20))
    const startedAt = performance.now()
    await revoke('key_1')
    const batches = await Promise.all(waiting)
    expect(performance.now() - startedAt).toBeLessThan(500)
    for (const batch of batches) expect(batch.isNews).toBe(true)
  })

  it('says each second that there is nothing', async () => {
    const { feed } = open()
    const { next } = await feed.read(null)
    const startedAt = performance.now()
    expect((await feed.next(next)).isNews).toBe(false)
    expect(performance.now() - startedAt).toBeLessThan(limits.revocationHeartbeatMs + 500)
  })

  it('lets nobody wait when it closes', async () => {
    const { engine, feed } = open()
    const { next } = await feed.read(null)
    const waiting = feed.next(next)
    await new Promise((resolve) => setTimeout(resolve, 20))
    const startedAt = performance.now()
    await closeEngine(engine)
    await waiting
    expect(performance.now() - startedAt).toBeLessThan(500)
  })

  it('has room for so many readers, and for others when one has left', () => {
    const { feed } = open()
    const leaves = Array.from({ length: limits.revocationReadersMax }, () => feed.enter())
    expect(feed.isFull).toBe(true)
    expect(() => feed.enter()).toThrow(expect.objectContaining({ code: 'overloaded' }))
    leaves[0]?.()
    leaves[0]?.()
    expect(feed.enter()).toBeTypeOf('function')
    expect(feed.isFull).toBe(true)
  })
})

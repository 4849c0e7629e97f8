/** Attack: a token goes on working after its key, or the secret behind it, has ended. */
import { describe, expect, it } from 'vitest'
import { verdictOf } from '../../../test/engine/open-test-engine.ts'
import { type ClientKey, type OAuthDesk, openOAuth } from '../../../test/fixtures/open-oauth.ts'
import { limits } from '../../base/limits.ts'
import { updateKey } from '../keys/update-key.ts'
import { LOCAL_OPERATOR } from '../principal.ts'

type End = (desk: OAuthDesk, key: ClientKey) => unknown

const ENDS: readonly [string, string, End][] = [
  ['was revoked', 'revoked', ({ call }, { id }) => call('POST', `/v1/keys/${id}/revoke`)],
  [
    'was disabled',
    'disabled',
    ({ engine }, { id }) => updateKey(engine, LOCAL_OPERATOR, id, { enabled: false }),
  ],
  ['is quarantined', 'disabled', ({ call }, { id }) => call('POST', `/v1/keys/${id}/quarantine`)],
  [
    'was put off',
    'not_yet_valid',
    ({ engine, clock }, { id }) =>
      updateKey(engine, LOCAL_OPERATOR, id, { notBeforeMs: clock.nowMs() + 60_000 }),
  ],
  [
    'has expired',
    'expired',
    async ({ engine, clock }, { id }) => {
      await updateKey(engine, LOCAL_OPERATOR, id, { expiresAtMs: clock.nowMs() + 5_000 })
      clock.advanceMs(5_000)
    },
  ],
  [
    'was rotated without grace',
    'not_found',
    ({ call }, { id }) => call('POST', `/v1/keys/${id}/rotate`, { body: { graceSeconds: 0 } }),
  ],
]

describe('a token whose key', () => {
  it.each(ENDS)('%s is %s, at once, warm or not', async (_, verdict, end) => {
    const desk = await openOAuth()
    const key = await desk.createKey({ scopes: ['read:users'] })
    const [warm, cold] = [await desk.getToken(key), await desk.getToken(key)]
    for (let round = 0; round < 3; round++) {
      expect(await verdictOf(desk.engine, 'shop', warm)).toBe('allowed')
    }
    await end(desk, key)
    expect(await verdictOf(desk.engine, 'shop', warm)).toBe(verdict)
    expect(await verdictOf(desk.engine, 'shop', cold)).toBe(verdict)
    const { status } = await desk.exchange(warm)
    expect(status).toBe(400)
  })

  it('was rotated with grace ends with the secret that it was made from', async () => {
    const desk = await openOAuth()
    const key = await desk.createKey()
    const before = await desk.getToken(key)
    const body = { graceSeconds: 60 }
    const { json } = await desk.call('POST', `/v1/keys/${key.id}/rotate`, { body })
    const after = await desk.getToken({ id: key.id, text: json.secret })
    const verdicts = async () => [
      await verdictOf(desk.engine, 'shop', before),
      await verdictOf(desk.engine, 'shop', after),
    ]
    expect(await verdicts()).toEqual(['allowed', 'allowed'])
    expect(await verdicts()).toEqual(['allowed', 'allowed'])
    desk.clock.advanceMs(59_999)
    expect(await verdicts()).toEqual(['allowed', 'allowed'])
    desk.clock.advanceMs(1)
    expect(await verdicts()).toEqual(['not_found', 'allowed'])
  })
})

describe('a token', () => {
  it('ends on the millisecond', async () => {
    const desk = await openOAuth()
    const token = await desk.getToken(await desk.createKey(), { lifetime: '60' })
    desk.clock.advanceMs(59_999)
    expect(await verdictOf(desk.engine, 'shop', token)).toBe('allowed')
    expect(await verdictOf(desk.engine, 'shop', token)).toBe('allowed')
    desk.clock.advanceMs(1)
    expect(await verdictOf(desk.engine, 'shop', token)).toBe('expired')
  })

  it('is counted as its key: limits and use are one', async () => {
    const desk = await openOAuth()
    const rateLimits = [{ name: 'default', limit: 4, windowMs: 60_000, per: 'key' as const }]
    const key = await desk.createKey({ scopes: [], rateLimits })
    const token = await desk.getToken(key)
    const ask = (text: string) => verdictOf(desk.engine, 'shop', text)
    expect([await ask(token), await ask(key.text), await ask(token)]).toEqual(
      Array(3).fill('allowed'),
    )
    expect([await ask(token), await ask(key.text)]).toEqual(Array(2).fill('rate_limited'))
    const { json } = await desk.call('GET', `/v1/keys/${key.id}`)
    expect(json.usage).toMatchObject({ allowed: 4, denied: 2 })
  })
})

describe('a signing key', () => {
  it('that was retired still proves what it signed, until that ends', async () => {
    const desk = await openOAuth()
    const token = await desk.getToken(await desk.createKey(), { lifetime: '900' })
    desk.clock.advanceMs(limits.signingKeyPublishedMsMin)
    desk.engine.tokens.signingKeys.rotate(desk.clock.nowMs(), 'requested')
    expect(await verdictOf(desk.engine, 'shop', token)).toBe('allowed')
    desk.clock.advanceMs(limits.tokenLifetimeMsMax)
    expect(await verdictOf(desk.engine, 'shop', token)).not.toBe('allowed')
  })

  it('that was compromised proves nothing from then on, nor what it proved before', async () => {
    const desk = await openOAuth()
    const key = await desk.createKey()
    const [warm, cold] = [await desk.getToken(key), await desk.getToken(key)]
    await verdictOf(desk.engine, 'shop', warm)
    await verdictOf(desk.engine, 'shop', warm)
    const body = { compromised: true }
    expect((await desk.call('POST', '/v1/signing-keys/rotate', { body })).status).toBe(200)
    expect(await verdictOf(desk.engine, 'shop', warm)).toBe('malformed')
    expect(await verdictOf(desk.engine, 'shop', cold)).toBe('malformed')
    expect(await verdictOf(desk.engine, 'shop', await desk.getToken(key))).toBe('allowed')
  })
})

describe('a clock', () => {
  it('that was set back a little after a restart does not make new tokens void', async () => {
    const desk = await openOAuth()
    const token = await desk.getToken(await desk.createKey())
    desk.clock.advanceMs(-limits.tokenClockSkewSeconds * 1_000)
    expect(await verdictOf(desk.engine, 'shop', token)).toBe('allowed')
    desk.engine.warmKeys.clear()
    desk.clock.advanceMs(-1)
    expect(await verdictOf(desk.engine, 'shop', token)).toBe('not_found')
  })
})

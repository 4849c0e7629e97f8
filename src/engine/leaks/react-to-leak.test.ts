import { describe, expect, it } from 'vitest'
import {
  createTestApi,
  createTestKey,
  openTestEngine,
  verdictOf,
} from '../../../test/engine/open-test-engine.ts'
import type { KeyPolicy } from '../apis/api-record.ts'
import { DEFAULT_KEY_POLICY } from '../apis/key-policy.ts'
import type { Engine } from '../engine.ts'
import { cancelRotation } from '../keys/cancel-rotation.ts'
import { recordExposure } from '../keys/record-exposure.ts'
import { releaseKey } from '../keys/release-key.ts'
import { revokeKey } from '../keys/revoke-key.ts'
import { rotateKey } from '../keys/rotate-key.ts'
import { KEYWARD_ITSELF, LOCAL_OPERATOR } from '../principal.ts'
import { reportLeaks } from './report-leaks.ts'

const HOUR_MS = 3_600_000
const URL_OF_LEAK = 'https://github.com/octocat/hello/blob/main/.env'

async function openShop(policy: Partial<KeyPolicy>) {
  const { engine, clock } = openTestEngine()
  await createTestApi(engine, 'shop', { keyPolicy: { ...DEFAULT_KEY_POLICY, ...policy } })
  return { engine, clock, ...(await createTestKey(engine, 'shop')) }
}

const report = async (engine: Engine, token: string, url: string | null = URL_OF_LEAK) => {
  const reports = [{ token, url, source: 'content', note: null }]
  return (await reportLeaks(engine, KEYWARD_ITSELF, 'github', reports))[0]
}

async function eventsOf(engine: Engine, keyId: string) {
  const { items } = await engine.storage.listAuditEvents(
    { targetId: keyId },
    { cursor: null, size: 100 },
  )
  return items.toReversed().filter(({ action }) => action !== 'key.created')
}

const actionsOf = async (engine: Engine, keyId: string) =>
  (await eventsOf(engine, keyId)).map(({ action }) => action)

describe('a key that was reported', () => {
  it('is marked and told of, by the policy notify', async () => {
    const { engine, key, text } = await openShop({})
    expect(await report(engine, text)).toMatchObject({ isReal: true, reaction: 'notify' })
    const [event, ...more] = await eventsOf(engine, key.id)
    expect(more).toEqual([])
    expect(event).toMatchObject({ action: 'key.leak_reported', outcome: 'noticed' })
    expect(event?.details).toMatchObject({ reporter: 'github', url: URL_OF_LEAK })
    expect((await engine.storage.findKey(key.id))?.exposedIn).toBe('leak')
    expect(await verdictOf(engine, 'shop', text)).toBe('allowed')
  })

  it('is stopped at once by the policy quarantine, and works again when released', async () => {
    const { engine, key, text } = await openShop({ onLeak: 'quarantine' })
    expect(await verdictOf(engine, 'shop', text)).toBe('allowed')
    await report(engine, text)
    expect(await verdictOf(engine, 'shop', text)).toBe('disabled')
    expect(await actionsOf(engine, key.id)).toEqual(['key.leak_reported', 'key.quarantined'])
    await releaseKey(engine, LOCAL_OPERATOR, key.id)
    expect(await verdictOf(engine, 'shop', text)).toBe('allowed')
  })

  it('is ended for good by the policy revoke', async () => {
    const { engine, key, text } = await openShop({ onLeak: 'revoke' })
    await report(engine, text)
    expect(await verdictOf(engine, 'shop', text)).toBe('revoked')
    expect(await actionsOf(engine, key.id)).toEqual(['key.leak_reported', 'key.revoked'])
  })

  it('keeps working for the grace by the policy rotate, then its secret has ended', async () => {
    const { engine, clock, key, text } = await openShop({
      onLeak: 'rotate',
      rotationGraceMs: HOUR_MS,
    })
    await report(engine, text)
    const [, due] = await eventsOf(engine, key.id)
    expect(due).toMatchObject({ action: 'key.rotation_due' })
    expect(due?.details['next']).toBe(`keyward keys rotate ${key.id}`)
    expect(await verdictOf(engine, 'shop', text)).toBe('allowed')
    const { secret } = await rotateKey(engine, LOCAL_OPERATOR, key.id, { graceMs: 5 * HOUR_MS })
    clock.advanceMs(HOUR_MS)
    expect(await verdictOf(engine, 'shop', text)).not.toBe('allowed')
    expect(await verdictOf(engine, 'shop', secret?.reveal() ?? '')).toBe('allowed')
  })

  it('never lives longer by it, and a second report gives no second grace', async () => {
    const { engine, clock, key, text } = await openShop({
      onLeak: 'rotate',
      rotationGraceMs: HOUR_MS,
    })
    await report(engine, text)
    const endsAtMs = (await engine.storage.findKey(key.id))?.secrets[0]?.expiresAtMs
    clock.advanceMs(HOUR_MS / 2)
    await report(engine, text, 'https://elsewhere.example.com/')
    expect((await engine.storage.findKey(key.id))?.secrets[0]?.expiresAtMs).toBe(endsAtMs)
  })
})

describe('a report', () => {
  it('that comes again from the same place does nothing, even after a release', async () => {
    const { engine, key, text } = await openShop({ onLeak: 'quarantine' })
    await report(engine, text)
    await releaseKey(engine, LOCAL_OPERATOR, key.id)
    expect(await report(engine, text)).toMatchObject({ isReal: true, reaction: 'none' })
    expect(await verdictOf(engine, 'shop', text)).toBe('allowed')
    await report(engine, text, 'https://new.example.com/')
    expect(await verdictOf(engine, 'shop', text)).toBe('disabled')
  })

  it('of an ended secret is told of, and leaves the key alone', async () => {
    const { engine, key, text } = await openShop({ onLeak: 'revoke' })
    const { secret } = await rotateKey(engine, LOCAL_OPERATOR, key.id, { graceMs: 0 })
    expect(await report(engine, text)).toMatchObject({ isReal: true, reaction: 'none' })
    expect((await eventsOf(engine, key.id)).at(-1)?.details['secretVersion']).toBe(1)
    expect(await verdictOf(engine, 'shop', secret?.reveal() ?? '')).toBe('allowed')
  })

  it('of a revoked key is told of, and that is all', async () => {
    const { engine, key, text } = await openShop({ onLeak: 'quarantine' })
    await revokeKey(engine, LOCAL_OPERATOR, key.id, null)
    expect(await report(engine, text)).toMatchObject({ isReal: true, reaction: 'none' })
    expect(await actionsOf(engine, key.id)).toEqual(['key.revoked', 'key.leak_reported'])
  })

  it('with the id of a key but not its secret touches nothing: strangers know ids', async () => {
    const { engine, key, text } = await openShop({ onLeak: 'revoke' })
    const { text: other } = await createTestKey(engine, 'shop')
    const forged = `${text.slice(0, -38)}${other.slice(-38)}`
    for (const token of [forged, key.id, key.hint, `${text.slice(0, -1)}`, '']) {
      expect(await report(engine, token)).toMatchObject({ isReal: false, keyId: null })
    }
    expect(await actionsOf(engine, key.id)).toEqual([])
    expect(await verdictOf(engine, 'shop', text)).toBe('allowed')
  })
})

describe('a key that was seen in a URL', () => {
  it('meets the policy for exposures, not that for leaks', async () => {
    const { engine, key, text } = await openShop({ onExposure: 'quarantine', onLeak: 'revoke' })
    await recordExposure(engine, 'shop', text, 'query')
    expect(await verdictOf(engine, 'shop', text)).toBe('disabled')
    expect(await actionsOf(engine, key.id)).toEqual(['key.exposed', 'key.quarantined'])
    expect((await eventsOf(engine, key.id))[0]).toMatchObject({ outcome: 'noticed' })
  })

  it('is told of once, however often its client does that', async () => {
    const { engine, key, text } = await openShop({})
    for (let round = 0; round < 5; round++) await recordExposure(engine, 'shop', text, 'query')
    expect(await actionsOf(engine, key.id)).toEqual(['key.exposed'])
  })

  it('ends by the policy rotate with that version alone', async () => {
    const { engine, key, text } = await openShop({ onExposure: 'rotate' })
    const { secret } = await rotateKey(engine, LOCAL_OPERATOR, key.id, { graceMs: HOUR_MS })
    await recordExposure(engine, 'shop', text, 'query')
    const [old, current] = (await engine.storage.findKey(key.id))?.secrets ?? []
    expect(old?.expiresAtMs).not.toBeNull()
    expect(current?.expiresAtMs).toBeNull()
    await recordExposure(engine, 'shop', secret?.reveal() ?? '', 'query')
    expect((await engine.storage.findKey(key.id))?.secrets[1]?.expiresAtMs).not.toBeNull()
  })

  it('keeps its end when a rotation is cancelled, until told twice', async () => {
    const { engine, clock, key, text } = await openShop({ onExposure: 'rotate' })
    await recordExposure(engine, 'shop', text, 'query')
    const endsAtMs = clock.nowMs() + DEFAULT_KEY_POLICY.rotationGraceMs
    await rotateKey(engine, LOCAL_OPERATOR, key.id, { graceMs: 30 * 24 * HOUR_MS })
    const { secrets } = await cancelRotation(engine, LOCAL_OPERATOR, key.id)
    expect(secrets.map(({ expiresAtMs }) => expiresAtMs)).toEqual([endsAtMs, clock.nowMs()])
    const [event] = (await eventsOf(engine, key.id)).slice(-1)
    expect(event?.details['endsAt']).toBe(new Date(endsAtMs).toISOString())
    const freed = await cancelRotation(engine, LOCAL_OPERATOR, key.id)
    expect(freed.secrets[0]?.expiresAtMs).toBeNull()
  })
})

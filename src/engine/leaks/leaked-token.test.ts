import { describe, expect, it } from 'vitest'
import { issueTestToken } from '../../../test/engine/issue-test-token.ts'
import {
  createTestApi,
  createTestKey,
  openTestEngine,
  verdictOf,
} from '../../../test/engine/open-test-engine.ts'
import type { LeakReaction } from '../apis/api-record.ts'
import type { Engine } from '../engine.ts'
import { KEYWARD_ITSELF } from '../principal.ts'
import { reportLeaks } from './report-leaks.ts'

async function openShop(onLeak: LeakReaction) {
  const { engine, clock } = openTestEngine()
  await createTestApi(engine, 'shop')
  const { api } = (await engine.storage.findApi('shop')) ?? {}
  if (api === undefined) throw new Error('no API')
  const keyPolicy = { ...api.keyPolicy, onLeak }
  await engine.storage.updateApi({ ...api, keyPolicy, version: api.version + 1 })
  const { key, text } = await createTestKey(engine, 'shop', { scopes: ['read:users'] })
  return { engine, clock, key, text, token: await issueTestToken(engine, text) }
}

async function report(engine: Engine, token: string, note: string | null = null) {
  const url = `https://paste.example.com/1?t=${token}`
  const reports = [{ token, url, source: 'paste', note }]
  return (await reportLeaks(engine, KEYWARD_ITSELF, 'webhook', reports))[0]
}

async function eventsOf(engine: Engine) {
  const { items } = await engine.storage.listAuditEvents({}, { cursor: null, size: 100 })
  return items.toReversed().filter(({ action }) => !action.endsWith('.created'))
}

const actionsOf = async (engine: Engine) => (await eventsOf(engine)).map(({ action }) => action)

describe('an access token that was reported', () => {
  it.each<[LeakReaction, string, string[]]>([
    ['notify', 'allowed', []],
    ['quarantine', 'disabled', ['key.quarantined']],
    ['rotate', 'allowed', ['key.rotation_due']],
    ['revoke', 'revoked', ['key.revoked']],
  ])('ends, and its key meets the policy %s', async (onLeak, ofKey, actions) => {
    const { engine, key, text, token } = await openShop(onLeak)
    const other = await issueTestToken(engine, text)
    expect(await report(engine, token)).toEqual({ isReal: true, keyId: key.id, reaction: onLeak })
    expect(await verdictOf(engine, 'shop', token)).toBe('not_found')
    expect(await verdictOf(engine, 'shop', text)).toBe(ofKey)
    expect(await verdictOf(engine, 'shop', other)).toBe(ofKey)
    expect(await actionsOf(engine)).toEqual(['key.leak_reported', ...actions, 'token.revoked'])
  })

  it('is told of with its place, without itself, and its key is not marked', async () => {
    const { engine, key, token } = await openShop('notify')
    await report(engine, token, `it begins ${token.slice(0, 80)}, all of it is ${token}`)
    const [event] = await eventsOf(engine)
    expect(event).toMatchObject({ target: { kind: 'key', id: key.id }, outcome: 'noticed' })
    expect(event?.details).toMatchObject({
      reporter: 'webhook',
      url: 'https://paste.example.com/1?t=…',
      source: 'paste',
      secretVersion: 1,
      reaction: 'notify',
      tokenId: expect.stringMatching(/^[0-9A-Za-z]{22}$/),
    })
    expect(JSON.stringify(await eventsOf(engine))).not.toContain(token.split('.')[2])
    expect((await engine.storage.findKey(key.id))?.exposedAtMs).toBeNull()
  })

  it('from the same place again, or after its end, leaves the key alone', async () => {
    const { engine, clock, key, text, token } = await openShop('quarantine')
    clock.advanceMs(3_600_000)
    expect(await report(engine, token)).toMatchObject({ isReal: true, reaction: 'none' })
    expect(await verdictOf(engine, 'shop', text)).toBe('allowed')
    expect(await actionsOf(engine)).toEqual(['key.leak_reported'])
    await report(engine, token)
    expect(await actionsOf(engine)).toEqual(['key.leak_reported'])
    const next = await issueTestToken(engine, text)
    expect(await report(engine, next)).toMatchObject({ reaction: 'quarantine' })
    expect(await report(engine, next)).toMatchObject({ keyId: key.id, reaction: 'none' })
  })

  it('with another signature is none, and stops nobody', async () => {
    const { engine, text, token } = await openShop('revoke')
    const forged = `${token.slice(0, -8)}AAAAAAAA`
    expect(await report(engine, forged)).toEqual({ isReal: false, keyId: null, reaction: null })
    expect(await verdictOf(engine, 'shop', text)).toBe('allowed')
    expect(await actionsOf(engine)).toEqual([])
  })
})

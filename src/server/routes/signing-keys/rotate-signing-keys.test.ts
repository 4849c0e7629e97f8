import { describe, expect, it } from 'vitest'
import { openManagement } from '../../../../test/fixtures/open-management.ts'
import { limits } from '../../../base/limits.ts'
import { rotateDueSigningKeys } from '../../../engine/tokens/rotate-signing-keys.ts'

const PATH = '/v1/signing-keys'

async function openDesk() {
  const desk = await openManagement()
  const listEvents = async () => {
    const filter = { action: 'signing_key.rotated' as const }
    return (await desk.engine.storage.listAuditEvents(filter, { cursor: null, size: 10 })).items
  }
  const current = () => desk.engine.tokens.signingKeys.current('EdDSA').kid
  return { ...desk, listEvents, current }
}

describe('200', () => {
  it('shows the keys, never their private halves', async () => {
    const { call } = await openDesk()
    const { status, text, json } = await call('GET', PATH)
    expect(status).toBe(200)
    expect(json.items.map(({ state }) => state)).toEqual(['current', 'current', 'next', 'next'])
    expect(text).not.toMatch(/"d"|jwk/i)
  })

  it('puts the next keys to use and tells the audit log who asked', async () => {
    const { call, clock, current, listEvents, createAdminKey } = await openDesk()
    clock.advanceMs(limits.signingKeyPublishedMsMin)
    const before = current()
    const key = await createAdminKey({ scopes: ['write:signing-keys'] })
    const { status, json } = await call('POST', `${PATH}/rotate`, { key, body: {} })
    expect([status, json.items.length]).toEqual([200, 6])
    expect(current()).not.toBe(before)
    const events = await listEvents()
    expect(events).toHaveLength(2)
    expect(events).toContainEqual(
      expect.objectContaining({
        tenant: 'keyward',
        actor: { kind: 'admin_key', id: expect.stringMatching(/^key_/) },
        target: { kind: 'signing_key', id: current() },
        before: { kid: before },
        after: { kid: current() },
        details: { algorithm: 'EdDSA', why: 'requested' },
      }),
    )
  })

  it('happens by itself, once, when the keys are old', async () => {
    const { engine, clock, current, listEvents } = await openDesk()
    const before = current()
    await rotateDueSigningKeys(engine)
    expect([current(), await listEvents()]).toEqual([before, []])
    clock.advanceMs(limits.signingKeyAgeMsMax)
    await rotateDueSigningKeys(engine)
    await rotateDueSigningKeys(engine)
    expect(current()).not.toBe(before)
    const events = await listEvents()
    expect(events).toHaveLength(2)
    expect(events[0]).toMatchObject({ actor: { kind: 'system' }, details: { why: 'due' } })
  })

  it('is told after a crash between the change and the log, and not twice', async () => {
    const { engine, clock, listEvents } = await openDesk()
    clock.advanceMs(limits.signingKeyPublishedMsMin)
    const { signingKeys } = engine.tokens
    signingKeys.rotate(clock.nowMs(), 'requested')
    expect(await listEvents()).toEqual([])
    const { untold } = signingKeys
    await rotateDueSigningKeys(engine)
    expect(await listEvents()).toHaveLength(untold.length)
    // As after a crash between the log and the mark that it was told.
    Object.defineProperty(signingKeys, 'untold', { get: () => untold })
    await rotateDueSigningKeys(engine)
    expect(await listEvents()).toHaveLength(untold.length)
  })
})

describe('403', () => {
  it('without the scope', async () => {
    const { call, createAdminKey } = await openDesk()
    const key = await createAdminKey({ scopes: ['read:signing-keys'] })
    expect((await call('GET', PATH, { key })).status).toBe(200)
    const { status, json } = await call('POST', `${PATH}/rotate`, { key, body: {} })
    expect([status, json.missing]).toEqual([403, ['write:signing-keys']])
  })
})

describe('409', () => {
  it('while somebody may not know the next keys yet', async () => {
    const { call, current } = await openDesk()
    const before = current()
    const { status, json, headers } = await call('POST', `${PATH}/rotate`)
    expect([status, json.code]).toEqual([409, 'signing_key_too_new'])
    expect(headers.get('retry-after')).toBe('600')
    expect(current()).toBe(before)
  })
})

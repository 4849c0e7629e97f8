import { describe, expect, it } from 'vitest'
import { openManagement } from '../../../test/fixtures/open-management.ts'
import { openMemoryEngine } from '../../../test/fixtures/open-memory-engine.ts'
import { FixedClock } from '../../base/clock.ts'
import { limits } from '../../base/limits.ts'
import type { Engine } from '../../engine/engine.ts'
import { type Denial, DenialTrail } from './denial-trail.ts'

const denial: Denial = {
  code: 'insufficient_scope',
  operation: 'createKey',
  keyId: 'key_000000000001',
  missing: ['write:keys'],
  address: '192.0.2.7',
  requestId: 'req-1',
}

async function open() {
  const clock = new FixedClock()
  const engine = await openMemoryEngine({}, clock)
  return { clock, engine, trail: new DenialTrail(engine) }
}

async function listDenials(engine: Engine) {
  const filter = { tenant: 'keyward', action: 'admin.denied' } as const
  const { items } = await engine.storage.listAuditEvents(filter, { cursor: null, size: 500 })
  return items.toReversed()
}

describe('refusals of admins in the audit log', () => {
  it('are written a moment after the first of a kind, then as a count', async () => {
    const { engine, trail, clock } = await open()
    trail.note(denial)
    expect(await listDenials(engine)).toEqual([])
    await new Promise((resolve) => setTimeout(resolve, limits.auditDenialDelayMs + 50))
    expect(await listDenials(engine)).toMatchObject([
      {
        outcome: 'denied',
        actor: { kind: 'admin_key', id: denial.keyId },
        target: { kind: 'api', id: 'keyward' },
        details: { code: denial.code, operation: 'createKey', missing: ['write:keys'] },
        address: '192.0.2.7',
        requestId: 'req-1',
      },
    ])
    for (let n = 0; n < 40; n++) trail.note({ ...denial, requestId: `req-${n}` })
    clock.advanceMs(limits.auditDenialSpanMs)
    await trail.close()
    expect(await listDenials(engine)).toMatchObject([
      {},
      { details: { code: denial.code, count: 40 }, requestId: 'req-39' },
    ])
  })

  it('of strangers are one kind for a network, an operation and a code', async () => {
    const { engine, trail } = await open()
    const { keyId: _, ...stranger } = { ...denial, code: 'not_found' }
    for (let n = 1; n < 200; n++) trail.note({ ...stranger, address: `192.0.2.${n}` })
    trail.note({ ...stranger, address: '198.51.100.1' })
    trail.note({ ...stranger, address: undefined })
    trail.note({ ...stranger, operation: 'listKeys' })
    await trail.close()
    const events = await listDenials(engine)
    expect(events).toHaveLength(5)
    expect(events.every(({ actor }) => actor.kind === 'anonymous')).toBe(true)
    expect(events.at(-1)?.details).toMatchObject({ count: 198 })
  })

  it('of a flood from everywhere stay few, and none is lost from the count', async () => {
    const { engine, trail } = await open()
    const { keyId: _, ...stranger } = denial
    const count = 20_000
    for (let n = 0; n < count; n++) {
      trail.note({ ...stranger, address: `10.${n >> 8}.${n & 255}.1` })
    }
    await trail.close()
    const events = await listDenials(engine)
    expect(events.length).toBeLessThanOrEqual(limits.auditDenialsPerSpanMax + 2)
    const counted = events.map(({ details }) => Number(details['count'] ?? 1))
    expect(counted.reduce((sum, each) => sum + each, 0)).toBe(count)
  })

  it('come from the management API: a missing scope, an unknown key, an escalation', async () => {
    const { call, createAdminKey, deps, engine } = await openManagement()
    const key = await createAdminKey({ scopes: ['write:keys'] })
    await call('GET', '/v1/apis', { key })
    const unknown = 'keyward_000000000000notakeythatanybodyeverhadBBBB'
    await call('GET', '/v1/apis', { key: unknown })
    const body = { api: 'keyward', name: 'more', scopes: ['write:apis'] }
    expect((await call('POST', '/v1/keys', { key, body })).status).toBe(403)
    await deps.audit?.denials.close()
    const events = await listDenials(engine)
    expect(events.map(({ details }) => details['code'])).toEqual([
      'insufficient_scope',
      expect.any(String),
      'scope_escalation',
    ])
    expect(events[0]?.actor.kind).toBe('admin_key')
    expect(events[1]?.actor.kind).toBe('anonymous')
    expect(JSON.stringify(events)).not.toContain(unknown)
    expect(JSON.stringify(events)).not.toContain(key)
  })
})

import { describe, expect, it } from 'vitest'
import { wrapPort } from '../../../test/engine/wrap-port.ts'
import { appendEvents } from '../../../test/fixtures/audit-log.ts'
import { type EvidenceManagement, openEvidence } from '../../../test/fixtures/open-evidence.ts'
import { DAY_MS, HOUR_MS } from '../../base/units.ts'
import type { PlacedAuditEvent } from '../audit/audit-storage.ts'
import { draftEvent } from '../audit/draft-event.ts'
import { signAuditHeads } from '../audit/sign-audit-heads.ts'
import { collectEvidence } from './collect-evidence.ts'
import { proveAudit } from './prove-audit.ts'

async function collect(management: EvidenceManagement, days = 90, apiId: string | null = null) {
  const { engine, signer } = management
  const toMs = engine.clock.nowMs() + 1
  await signAuditHeads(engine, signer)
  const request = { fromMs: toMs - days * DAY_MS, toMs, apiId }
  const { figures, tables } = await collectEvidence(engine, signer, request)
  return {
    figures,
    rowsOf: (name: string) => tables.find((each) => each.name === name)?.rows ?? [],
  }
}

describe('collectEvidence', () => {
  it('tells keys with owner, age, last use and rotation', async () => {
    await using management = await openEvidence()
    const { busy } = management
    const { rowsOf, figures } = await collect(management)
    expect(rowsOf('inventory').find(({ key }) => key === busy.id)).toMatchObject({
      api: 'shop',
      hint: busy.hint,
      owner: busy.owner,
      state: 'active',
      scopes: 'read:* write:users',
      ageDays: 100,
      secretAgeDays: 0,
      lastUsedAt: expect.stringContaining('2026-04-25'),
      rotation: 'no schedule',
    })
    expect(figures).toMatchObject({ keys: 2, keysWorking: 2, review_unused_scopes: 1 })
  })

  it('tells what happened in the period, and nothing of before', async () => {
    await using management = await openEvidence()
    const { clock, leaked } = management
    const { rowsOf, figures } = await collect(management)
    expect(figures).toMatchObject({
      rotations: 1,
      revocations: 1,
      leaks: 1,
      accessReviews: 1,
      policyChanges: 1,
      denials: 2,
      slowestReaction: '2 hours',
    })
    expect(rowsOf('rotations')).toMatchObject([{ how: 'finished', took: '1 hour' }])
    expect(rowsOf('leaks')).toMatchObject([{ key: leaked.id, reaction: 'revoked' }])
    expect(rowsOf('policyChanges')).toMatchObject([{ action: 'api.updated', target: 'shop' }])
    clock.advanceMs(100 * DAY_MS)
    const later = await collect(management)
    expect(later.figures).toMatchObject({ rotations: 0, leaks: 0, denials: 0, events: 0 })
  })

  it('tells refusals of admins, each as often as it happened', async () => {
    await using management = await openEvidence()
    const { engine, clock } = management
    const doer = { id: 'key_weak', address: '192.0.2.7', requestId: 'r1' }
    const target = { kind: 'api', id: 'keyward' } as const
    const given = { tenant: 'keyward', action: 'admin.denied', target, outcome: 'denied' } as const
    const details = { code: 'forbidden', operation: 'listApis', missing: ['read:apis'] }
    const at = { atMs: clock.nowMs() }
    const events = [
      draftEvent(doer, { ...given, ...at, details }),
      draftEvent(doer, { ...given, ...at, details: { ...details, count: 4 } }),
    ]
    const before = (await collect(management)).figures['adminDenials']
    await engine.storage.appendTrail({ events, revocations: [] })
    const { rowsOf, figures } = await collect(management)
    expect(figures['adminDenials']).toBe(Number(before) + 5)
    expect(rowsOf('adminDenials').at(-1)).toMatchObject({
      by: 'key_weak',
      address: '192.0.2.7',
      code: 'forbidden',
      operation: 'listApis',
      missing: 'read:apis',
      times: 4,
    })
  })

  it('is only of the API that is asked for', async () => {
    await using management = await openEvidence()
    const { rowsOf, figures } = await collect(management, 90, 'shop')
    expect(rowsOf('inventory').map(({ api }) => api)).toEqual(['shop'])
    expect(rowsOf('policies').map(({ api }) => api)).toEqual(['shop'])
    expect(rowsOf('auditChains').map(({ api }) => api)).toEqual(['shop'])
    expect(figures).toMatchObject({ adminKeys: 0, apis: 1 })
    const none = collect(management, 90, 'none')
    await expect(none).rejects.toMatchObject({ code: 'api_not_found' })
  })

  it('tells the policy of each API in words', async () => {
    await using management = await openEvidence()
    const { call } = management
    const keyPolicy = { rotateEveryMs: 90 * DAY_MS, rotationGraceMs: 36 * HOUR_MS }
    const rateLimits = [{ name: 'burst', limit: 5, windowMs: 1_500, per: 'key' }]
    const { status } = await call('PATCH', '/v1/apis/shop', { body: { keyPolicy, rateLimits } })
    expect(status).toBe(200)
    const { rowsOf } = await collect(management, 90, 'shop')
    expect(rowsOf('policies')).toMatchObject([
      {
        rotateEvery: '90 days',
        rotationGrace: '36 hours',
        maxLifetime: null,
        rateLimits: '5 in 1.5 seconds per key',
      },
    ])
    expect(rowsOf('inventory')[0]?.['rotation']).toBe('due 2026-07-24')
  })
})

describe('proveAudit', () => {
  it('proves the log that there is, and shows its root and checkpoint', async () => {
    await using management = await openEvidence()
    const { engine, signer } = management
    await signAuditHeads(engine, signer)
    const { figures, tables } = await proveAudit(engine, signer, 'shop')
    expect(figures['auditProof']).toMatch(/^proven/)
    const [row] = tables[0]?.rows ?? []
    expect(row).toMatchObject({ api: 'shop', root: expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect(row?.['checkpoint']).toContain(`keyward/${signer.authorityId}/shop\n`)
  })

  it('says where the log was altered', async () => {
    await using management = await openEvidence()
    const { engine, signer } = management
    await appendEvents(engine, 'shop', 2)
    await signAuditHeads(engine, signer)
    const storage = wrapPort(engine.storage, async (method, call) => {
      if (method !== 'readAuditEvents') return call()
      const page = (await call()) as readonly PlacedAuditEvent[]
      return page.map((placed) => {
        if (placed.event.tenant !== 'shop' || placed.event.seq !== 3) return placed
        return { ...placed, event: { ...placed.event, actor: { kind: 'local', id: 'nobody' } } }
      })
    })
    const { figures } = await proveAudit({ ...engine, storage }, signer, null)
    expect(figures['auditProof']).toMatch(/^NOT PROVEN: event 3 of shop was altered/)
  })
})

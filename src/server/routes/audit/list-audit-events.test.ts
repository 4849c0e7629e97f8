import { describe, expect, it } from 'vitest'
import { openManagement } from '../../../../test/fixtures/open-management.ts'

describe('GET /v1/audit-events', () => {
  it('200: lists what was done, newest first, by page and by every filter', async () => {
    const { call, clock } = await openManagement()
    clock.advanceMs(60_000)
    const made = await call('POST', '/v1/keys', { body: { api: 'shop', name: 'Bob', scopes: [] } })
    const { id } = made.json
    clock.advanceMs(60_000)
    await call('PATCH', `/v1/keys/${id}`, { body: { name: 'Ann' } })
    const all = await call('GET', '/v1/audit-events')
    expect(all.status).toBe(200)
    expect(all.json.items[0]).toMatchObject({
      tenant: 'shop',
      action: 'key.updated',
      outcome: 'done',
      actor: { kind: 'local', id: 'local' },
      target: { kind: 'key', id },
      before: { name: 'Bob' },
      after: { name: 'Ann' },
    })
    expect(all.text).not.toContain(made.json.secret)
    for (const [query, count] of [
      ['api=shop&action=key.created', 1],
      [`target=${id}`, 2],
      ['actor=nobody', 0],
      ['outcome=denied', 0],
      [`target=${id}&from=2026-01-15T12:02:00Z`, 1],
      [`target=${id}&to=2026-01-15T12:02:00Z`, 1],
      ['api=gone', 0],
    ] as const) {
      const { json } = await call('GET', `/v1/audit-events?${query}`)
      expect(json.items, query).toHaveLength(count)
    }
    const first = await call('GET', '/v1/audit-events?limit=1')
    const next = await call('GET', `/v1/audit-events?limit=1&cursor=${first.json.cursor}`)
    expect(next.json.items[0]).toMatchObject({ action: 'key.created' })
  })

  it.each(['limit=0', 'action=key.eaten', 'outcome=fine', 'from=yesterday', 'cursor=!', 'x=1'])(
    '400: %s',
    async (query) => {
      const { call } = await openManagement()
      expect((await call('GET', `/v1/audit-events?${query}`)).status).toBe(400)
    },
  )

  it('401 and 403: without a key, and with one that lacks the scope', async () => {
    const { call, createAdminKey } = await openManagement()
    expect((await call('GET', '/v1/audit-events', { key: null })).status).toBe(401)
    const weak = await createAdminKey({ scopes: ['read:keys'] })
    expect((await call('GET', '/v1/audit-events', { key: weak })).status).toBe(403)
    const key = await createAdminKey({ scopes: ['read:audit'] })
    expect((await call('GET', '/v1/audit-events', { key })).status).toBe(200)
  })
})

import { describe, expect, it } from 'vitest'
import { openManagement } from '../../../../test/fixtures/open-management.ts'
import { createShopKey } from '../../../../test/fixtures/open-memory-engine.ts'

const PATH = '/v1/access-reviews'

describe('201', () => {
  it('says who reviewed what, which the audit log then knows', async () => {
    const { call, engine, createAdminKey } = await openManagement()
    await createShopKey(engine)
    const key = await createAdminKey({ scopes: ['write:keys', 'read:audit'] })
    const body = { api: 'shop', note: 'second quarter' }
    const { status, json } = await call('POST', PATH, { body, key })
    expect(status).toBe(201)
    expect(json).toMatchObject({
      api: 'shop',
      by: expect.stringMatching(/^key_/),
      note: 'second quarter',
      days: 90,
      reviewed: 1,
      withFindings: 1,
      counts: { no_owner: 1, no_expiry: 1 },
    })
    const found = await call('GET', '/v1/audit-events?action=access_review.done', { key })
    expect(found.json.items).toMatchObject([
      { tenant: 'shop', outcome: 'done', details: { note: 'second quarter', reviewed: 1 } },
    ])
  })
})

describe('400', () => {
  it.each([
    [{ api: 'shop', days: 0 }, '/days'],
    [{ api: 'shop', note: '' }, '/note'],
    [{ api: 'shop', note: 'a\nb' }, '/note'],
    [{ api: 'shop', note: 'x'.repeat(1_001) }, '/note'],
    [{}, '/api'],
  ])('refuses %j', async (body, at) => {
    const { call } = await openManagement()
    const { status, json } = await call('POST', PATH, { body })
    expect([status, json.errors[0].at]).toEqual([400, at])
  })

  it('refuses a note that holds a key, and keeps nothing of it', async () => {
    const { call, engine } = await openManagement()
    const { text } = await createShopKey(engine)
    const body = { api: 'shop', note: `looked at ${text}` }
    const answer = await call('POST', PATH, { body })
    expect(answer.status).toBe(400)
    expect(answer.text).not.toContain(text)
    const { text: log } = await call('GET', '/v1/audit-events')
    expect(log).not.toContain(text)
  })
})

describe('403', () => {
  it('needs write:keys', async () => {
    const { call, createAdminKey } = await openManagement()
    const key = await createAdminKey({ scopes: ['read:keys'] })
    expect((await call('POST', PATH, { body: { api: 'shop' }, key })).status).toBe(403)
  })
})

describe('404', () => {
  it('knows no other APIs', async () => {
    const { call } = await openManagement()
    expect((await call('POST', PATH, { body: { api: 'none' } })).status).toBe(404)
  })
})

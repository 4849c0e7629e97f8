import { describe, expect, it } from 'vitest'
import { appendEvents, findAuditFault, linesOf } from '../../../../test/fixtures/audit-log.ts'
import { openManagement } from '../../../../test/fixtures/open-management.ts'

describe('GET /v1/audit-export', () => {
  it('200: streams a log that is proven', async () => {
    const { call, deps, engine } = await openManagement()
    await appendEvents(engine, 'crm', 1_200)
    const { status, headers, text } = await call('GET', '/v1/audit-export')
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('application/x-ndjson')
    const key = deps.audit?.signer.verifierKey
    expect(key === undefined ? 'no key' : await findAuditFault(text, { key })).toBeUndefined()
    expect(linesOf(text).length).toBeGreaterThan(1_200)
    const part = await call('GET', '/v1/audit-export?api=crm&from=2030-01-01T00:00:00Z')
    expect(linesOf(part.text)).toHaveLength(4)
    expect(await findAuditFault(part.text)).toBeUndefined()
  })

  it('is left alone by a client that goes away', async () => {
    const { app, engine, createAdminKey } = await openManagement()
    await appendEvents(engine, 'crm', 2_000)
    const key = await createAdminKey({ scopes: ['read:audit'] })
    const request = new Request('http://localhost/v1/audit-export', {
      headers: { 'x-api-key': key },
    })
    const { body } = await app.fetch(request)
    const reader = body?.getReader()
    await reader?.read()
    await reader?.cancel()
    expect((await app.fetch(request)).status).toBe(200)
  })

  it('404: of a log that there is not', async () => {
    const { call } = await openManagement()
    expect((await call('GET', '/v1/audit-export?api=gone')).status).toBe(404)
  })

  it('400, 401 and 403', async () => {
    const { call, createAdminKey } = await openManagement()
    expect((await call('GET', '/v1/audit-export?to=2030-01-01T00:00:00Z')).status).toBe(400)
    expect((await call('GET', '/v1/audit-export', { key: null })).status).toBe(401)
    const weak = await createAdminKey({ scopes: ['read:keys'] })
    expect((await call('GET', '/v1/audit-export', { key: weak })).status).toBe(403)
  })
})

import { describe, expect, it } from 'vitest'
import { openLeakReports } from '../../../../test/fixtures/open-leak-reports.ts'

describe('200', () => {
  it('tells an admin which key it was, and what was done', async () => {
    const { call, createShopKey, createAdminKey } = await openLeakReports()
    const { id, text } = await createShopKey()
    const key = await createAdminKey({ scopes: ['report:leaks'] })
    const body = { leaks: [{ token: text, url: 'https://paste.example.com/1' }, { token: 'x' }] }
    const { status, json } = await call('POST', '/v1/leaks', { key, body })
    expect(status).toBe(200)
    expect(json).toMatchObject({
      leaks: [
        { label: 'true_positive', keyId: id, reaction: 'notify' },
        { label: 'false_positive', keyId: null, reaction: null },
      ],
    })
  })

  it('knows a key with blanks around it, and masks it all the same', async () => {
    const { call, createShopKey, engine } = await openLeakReports()
    const { id, text } = await createShopKey()
    const leaks = [{ token: ` ${text}\n`, note: `found ${text}` }]
    const { json } = await call('POST', '/v1/leaks', { body: { leaks } })
    expect(json).toMatchObject({ leaks: [{ label: 'true_positive', keyId: id }] })
    const page = { cursor: null, size: 10 }
    const { items } = await engine.storage.listAuditEvents({ targetId: id }, page)
    expect(items[0]?.details['note']).toBe('found …')
  })

  it('tells a webhook no more than what is real', async () => {
    const { postWebhook, createShopKey } = await openLeakReports()
    const { text } = await createShopKey()
    const { json } = await postWebhook({ leaks: [{ token: text }] })
    expect(Object.keys((json as unknown as { leaks: [object] }).leaks[0])).toEqual([
      'tokenSha256',
      'label',
    ])
  })

  it('finds imported keys, whichever API they are of and however they came', async () => {
    const { call, engine } = await openLeakReports()
    await call('POST', '/v1/apis', { body: { id: 'bank', prefix: 'bank_live' } })
    const hash = '0c4a1a7f6d3a3b7d'
    const rows = [{ key: `legacy-bank-key-${hash}`, name: 'legacy' }]
    await call('POST', '/v1/keys/import', { body: { api: 'bank', rows } })
    const leaks = [{ token: `legacy-bank-key-${hash}` }, { token: `legacy-bank-key-x${hash}` }]
    const { json } = await call('POST', '/v1/leaks', { body: { leaks } })
    const told = (json as unknown as { leaks: { label: string; keyId: string | null }[] }).leaks
    expect(told.map(({ label }) => label)).toEqual(['true_positive', 'false_positive'])
    expect((await engine.storage.findKey(told[0]?.keyId ?? ''))?.exposedIn).toBe('leak')
  })
})

describe('403', () => {
  it('for an admin without the scope', async () => {
    const { call, createAdminKey } = await openLeakReports()
    const key = await createAdminKey({ scopes: ['write:keys'] })
    const { status } = await call('POST', '/v1/leaks', { key, body: { leaks: [{ token: 'x' }] } })
    expect(status).toBe(403)
  })
})

describe('400', () => {
  it.each([{}, { leaks: [] }, { leaks: [{ url: 'x' }] }, { leaks: [{ token: 'x', why: 1 }] }])(
    'for %j',
    async (body) => {
      const { call } = await openLeakReports()
      expect((await call('POST', '/v1/leaks', { body })).status).toBe(400)
    },
  )
})

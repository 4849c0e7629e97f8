import { createHash, createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { openManagement } from '../../../../test/fixtures/open-management.ts'

const OLD_KEY = 'legacy-0123456789-abcdefghijkl'

describe('200', () => {
  it('imports raw and hashed keys, which go on working', async () => {
    const { call } = await openManagement()
    const secret = Buffer.from('the old hmac secret')
    const rows = [
      { key: OLD_KEY, name: 'raw', scopes: ['read:users'] },
      { hash: createHash('sha256').update(`${OLD_KEY}-2`).digest('hex'), algorithm: 'sha256' },
      {
        hash: createHmac('sha256', secret).update(`${OLD_KEY}-3`).digest('base64'),
        algorithm: 'hmac-sha256',
        expiresAt: '2026-02-01T00:00:00Z',
      },
    ]
    const body = { api: 'shop', hmacSecret: secret.toString('base64'), rows }
    const { status, json } = await call('POST', '/v1/keys/import', { body })
    expect(status).toBe(200)
    expect(json).toMatchObject({ dryRun: false, imported: 3, refused: 0 })
    for (const key of [OLD_KEY, `${OLD_KEY}-2`, `${OLD_KEY}-3`]) {
      const verified = await call('POST', '/v1/keys/verify', { body: { key, api: 'shop' } })
      expect(verified.json.allowed).toBe(true)
    }
  })

  it('reports row by row and imports the rest', async () => {
    const { call } = await openManagement()
    const rows = [{ key: OLD_KEY }, { key: '' }, { key: OLD_KEY }, { key: 'abc' }, { key: 'abcde' }]
    const { json, text } = await call('POST', '/v1/keys/import', { body: { api: 'shop', rows } })
    expect(json.rows.map(({ status, problems }) => [status, problems[0]?.code])).toEqual([
      ['imported', undefined],
      ['refused', 'empty'],
      ['refused', 'duplicate'],
      ['refused', 'too_short'],
      ['imported', 'weak'],
    ])
    expect(text).not.toContain(OLD_KEY)
  })

  it('writes nothing in a dry run', async () => {
    const { call } = await openManagement()
    const body = { api: 'shop', dryRun: true, rows: [{ key: OLD_KEY }] }
    const { json } = await call('POST', '/v1/keys/import', { body })
    expect(json).toMatchObject({ dryRun: true, imported: 1 })
    expect(json.rows[0]).toMatchObject({ status: 'would_import', keyId: null })
    expect((await call('GET', '/v1/keys?imported=true')).json.items).toEqual([])
  })

  it('changes nothing when it is repeated', async () => {
    const { call } = await openManagement()
    const body = { api: 'shop', rows: [{ key: OLD_KEY }] }
    const first = await call('POST', '/v1/keys/import', { body })
    const again = await call('POST', '/v1/keys/import', { body })
    expect(again.json.rows[0]).toMatchObject({
      status: 'already_imported',
      keyId: first.json.rows[0]?.keyId,
    })
  })

  it('takes more than other requests may send', async () => {
    const { call } = await openManagement()
    const rows = Array.from({ length: 3_000 }, (_, row) => ({
      key: `${OLD_KEY}-${row}`,
      name: 'x'.repeat(100),
    }))
    const { json } = await call('POST', '/v1/keys/import', { body: { api: 'shop', rows } })
    expect(json.imported).toBe(3_000)
  })
})

describe('400', () => {
  it.each([
    [{ api: 'shop', rows: [{ key: 'a', hash: 'b', algorithm: 'sha256' }] }, '/rows/0'],
    [{ api: 'shop', rows: [{ name: 'neither' }] }, '/rows/0'],
    [{ api: 'shop', rows: [{ hash: 'b' }] }, '/rows/0/algorithm'],
    [{ api: 'shop', rows: [{ key: 'b', algorithm: 'sha256' }] }, '/rows/0/algorithm'],
    [{ api: 'shop', rows: [{ hash: 'b', algorithm: 'md5' }] }, '/rows/0/algorithm'],
    [{ api: 'shop', rows: [{ key: 'b', scope: [] }] }, '/rows/0/scope'],
    [{ api: 'shop', rows: [] }, '/rows'],
    [{ api: 'shop', hmacSecret: 'no base64!', rows: [{ key: 'b' }] }, '/hmacSecret'],
    [{ api: 'shop', hmacSecret: '', rows: [{ key: 'b' }] }, '/hmacSecret'],
  ])('refuses %j', async (body, at) => {
    const { call } = await openManagement()
    const { status, json } = await call('POST', '/v1/keys/import', { body })
    expect([status, json.errors[0].at]).toEqual([400, at])
  })

  it('names no field whose name may be a key', async () => {
    const { call } = await openManagement()
    const body = { [OLD_KEY]: ['read:users'] }
    const { status, json, text } = await call('POST', '/v1/keys/import', { body })
    expect(status).toBe(400)
    expect(json.errors.map(({ at }) => at)).toContain('/…')
    expect(text).not.toContain(OLD_KEY)
  })

  it('tells no more problems than a person can read', async () => {
    const { call } = await openManagement()
    const rows = Array.from({ length: 5_000 }, () => ({ name: 'neither' }))
    const { json } = await call('POST', '/v1/keys/import', { body: { api: 'shop', rows } })
    expect(json.errors).toHaveLength(100)
  })
})

describe('404', () => {
  it('needs an API that exists', async () => {
    const { call } = await openManagement()
    const body = { api: 'other', rows: [{ key: OLD_KEY }] }
    expect((await call('POST', '/v1/keys/import', { body })).json.code).toBe('api_not_found')
  })
})

describe('409', () => {
  it('makes nobody an admin', async () => {
    const { call } = await openManagement()
    const body = { api: 'keyward', rows: [{ key: OLD_KEY, scopes: ['write:keys'] }] }
    const { status, json } = await call('POST', '/v1/keys/import', { body })
    expect([status, json.code]).toEqual([409, 'builtin_api'])
  })
})

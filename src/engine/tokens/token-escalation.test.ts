/** Attack: a token is made to do more, or to live longer, than what it was made from. */
import fc from 'fast-check'
import { decodeJwt } from 'jose'
import { describe, expect, it } from 'vitest'
import { createTestApi, verdictOf } from '../../../test/engine/open-test-engine.ts'
import { basic, type FormFields, openOAuth } from '../../../test/fixtures/open-oauth.ts'
import { limits } from '../../base/limits.ts'
import { updateApi } from '../apis/update-api.ts'
import { updateKey } from '../keys/update-key.ts'
import { meetScopes } from '../policy/meet-scopes.ts'
import { coversScope } from '../policy/scope.ts'
import { LOCAL_OPERATOR } from '../principal.ts'

describe('an exchange', () => {
  it.each<[string, FormFields, FormFields]>([
    ['invalid_scope', { scope: 'read:users' }, { scope: 'read:orders' }],
    ['invalid_scope', { scope: 'read:users' }, { scope: 'read:*' }],
    ['invalid_scope', { scope: 'read:users' }, { scope: 'read:users write:orders' }],
    ['invalid_target', { audience: 'shop' }, { audience: 'https://api.example.com' }],
    ['invalid_request', { address: '10.1.0.0/16' }, { address: '10.0.0.0/8' }],
    ['invalid_request', { address: '10.1.0.0/16' }, { address: '10.2.0.0/16' }],
    ['invalid_request', { address: '10.1.0.0/16' }, { address: '0.0.0.0/0' }],
  ])('is refused with %s from %j to %j', async (error, first, second) => {
    const desk = await openOAuth()
    const keyPolicy = { tokenAudiences: ['https://api.example.com'] }
    await updateApi(desk.engine, LOCAL_OPERATOR, 'shop', { keyPolicy })
    const token = await desk.getToken(await desk.createKey(), first)
    const address = '10.1.2.3'
    const answer = await desk.post('/oauth2/token', exchangeOf(token, second), {}, { address })
    expect([answer.status, answer.json.error]).toEqual([400, error])
  })

  it('hands down what it does not change', async () => {
    const desk = await openOAuth()
    const first = { scope: 'read:users', address: '10.1.0.0/16', lifetime: '100' }
    const token = await desk.getToken(await desk.createKey(), first)
    desk.clock.advanceMs(40_000)
    const { json } = await desk.post(
      '/oauth2/token',
      exchangeOf(token, {}),
      {},
      { address: '10.1.2.3' },
    )
    const { exp, scope, addresses, sub, sv } = decodeJwt(token)
    expect(decodeJwt(json.access_token)).toMatchObject({ exp, scope, addresses, sub, sv })
    expect(json.expires_in).toBe(60)
  })

  it('of a chain of exchanges never outlives the first token', async () => {
    const desk = await openOAuth()
    let token = await desk.getToken(await desk.createKey(), { lifetime: '60' })
    const { exp } = decodeJwt(token)
    for (let round = 0; round < 5; round++) {
      desk.clock.advanceMs(10_000)
      token = (await desk.exchange(token, { lifetime: '100000' })).json.access_token
      expect(decodeJwt(token).exp).toBe(exp)
    }
    desk.clock.advanceMs(10_000)
    expect((await desk.exchange(token)).json.error).toBe('invalid_request')
  })
})

describe('exchanges', () => {
  it('come to an end: no token names more than a few before it', async () => {
    const desk = await openOAuth()
    let token = await desk.getToken(await desk.createKey())
    for (let round = 0; round < limits.tokenExchangesMax; round++) {
      token = (await desk.exchange(token)).json.access_token
    }
    expect((await desk.exchange(token)).json.error).toBe('invalid_request')
  })

  it('of an admin key do not give it back what it has left behind', async () => {
    const desk = await openOAuth()
    const admin = await desk.createAdminKey({ scopes: ['write:keys', 'read:keys', 'write:apis'] })
    const { json } = await desk.exchange(admin, { scope: 'write:keys' })
    const headers = { authorization: `Bearer ${json.access_token}` }
    const id = decodeJwt(json.access_token).sub
    const body = { api: 'keyward', scopes: ['read:keys'] }
    const attempts = [
      await desk.call('POST', '/v1/keys', { key: null, headers, body }),
      await desk.call('POST', `/v1/keys/${id}/rotate`, { key: null, headers }),
      await desk.call('PATCH', `/v1/keys/${id}`, { key: null, headers, body: { scopes: ['*:*'] } }),
    ]
    for (const { status, json: told } of attempts) {
      expect([status, told.code]).toEqual([403, 'scope_escalation'])
    }
  })
})

describe('a token', () => {
  it('ends no later than its key, its secret and the policy of the API', async () => {
    const desk = await openOAuth()
    const nowMs = desk.clock.nowMs()
    const key = await desk.createKey({ scopes: [], expiresAtMs: nowMs + 300_500 })
    expect((await desk.requestToken(key)).json.expires_in).toBe(300)
    await updateApi(desk.engine, LOCAL_OPERATOR, 'shop', {
      keyPolicy: { tokenLifetimeMsMax: 60_000 },
    })
    for (const lifetime of ['61', '900', '999999999']) {
      expect((await desk.requestToken(key, { lifetime })).json.expires_in).toBe(60)
    }
    const { json } = await desk.call('POST', `/v1/keys/${key.id}/rotate`, {
      body: { graceSeconds: 30 },
    })
    expect((await desk.requestToken(key)).json.expires_in).toBe(30)
    expect((await desk.requestToken({ id: key.id, text: json.secret })).json.expires_in).toBe(60)
  })

  it('does not gain what its key gains later', async () => {
    const desk = await openOAuth()
    const key = await desk.createKey({ scopes: ['read:users'] })
    const token = await desk.getToken(key)
    await updateKey(desk.engine, LOCAL_OPERATOR, key.id, { scopes: ['*:*'] })
    const ask = (scope: string) => verdictOf(desk.engine, 'shop', token, { scopes: [scope] })
    expect([await ask('read:users'), await ask('read:orders')]).toEqual([
      'allowed',
      'insufficient_scope',
    ])
  })

  it('loses what its key loses', async () => {
    const desk = await openOAuth()
    const key = await desk.createKey({ scopes: ['read:*', 'write:orders'] })
    const token = await desk.getToken(key)
    await updateKey(desk.engine, LOCAL_OPERATOR, key.id, {
      scopes: ['*:users'],
      addresses: ['10.0.0.0/8'],
    })
    const ask = (scope: string, address = '10.1.1.1') =>
      verdictOf(desk.engine, 'shop', token, { scopes: [scope], address })
    expect(await ask('read:users')).toBe('allowed')
    expect(await ask('read:orders')).toBe('insufficient_scope')
    expect(await ask('write:users')).toBe('insufficient_scope')
    expect(await ask('write:orders')).toBe('insufficient_scope')
    expect(await ask('read:users', '192.0.2.1')).toBe('address_not_allowed')
  })

  it('is not made for another API, whatever the policy of its own says', async () => {
    const desk = await openOAuth()
    const keyPolicy = { tokenAudiences: ['billing', 'keyward', 'https://api.example.com'] }
    await updateApi(desk.engine, LOCAL_OPERATOR, 'shop', { keyPolicy })
    const key = await desk.createKey()
    const early = await desk.getToken(key, { audience: ['shop', 'billing'] })
    await createTestApi(desk.engine, 'billing')
    for (const audience of ['billing', 'keyward', ['https://api.example.com', 'billing']]) {
      expect((await desk.requestToken(key, { audience })).json.error).toBe('invalid_target')
    }
    expect((await desk.exchange(early)).json.error).toBe('invalid_target')
    await desk.getToken(key, { audience: ['shop', 'https://api.example.com'] })
  })

  it('tells who checks it without asking from where its key may be used', async () => {
    const desk = await openOAuth()
    const key = await desk.createKey({ scopes: ['read:users'], addresses: ['10.0.0.0/8'] })
    const from = { address: '10.1.1.1' }
    const first = await desk.post(
      '/oauth2/token',
      { grant_type: 'client_credentials' },
      basic(key.id, key.text),
      from,
    )
    const fields = exchangeOf(first.json.access_token, {})
    const second = await desk.post('/oauth2/token', fields, {}, from)
    for (const { json } of [first, second]) {
      expect(decodeJwt(json.access_token)['addresses']).toEqual(['10.0.0.0/8'])
    }
  })

  it('is good nowhere when its addresses and those of its key have come apart', async () => {
    const desk = await openOAuth()
    const key = await desk.createKey()
    const token = await desk.getToken(key, { address: '10.0.0.0/8' })
    await updateKey(desk.engine, LOCAL_OPERATOR, key.id, { addresses: ['192.0.2.0/24'] })
    for (const address of ['10.0.0.1', '192.0.2.1', undefined]) {
      expect(await verdictOf(desk.engine, 'shop', token, { address })).toBe('address_not_allowed')
    }
  })
})

describe('meetScopes', () => {
  const segment = fc.constantFrom('*', 'a', 'b', 'c')
  const scope = fc.tuple(segment, segment).map(([one, other]) => `${one}:${other}`)
  const plain = fc.constantFrom('a', 'b', 'c', 'd')

  it('covers exactly what both cover', () => {
    fc.assert(
      fc.property(fc.array(scope), fc.array(scope), plain, plain, (one, other, verb, thing) => {
        const needed = `${verb}:${thing}`
        const covers = (list: readonly string[]) => list.some((each) => coversScope(each, needed))
        return covers(meetScopes(one, other)) === (covers(one) && covers(other))
      }),
    )
  })
})

function exchangeOf(token: string, wishes: FormFields): FormFields {
  return {
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    subject_token: token,
    subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
    ...wishes,
  }
}

/**
 * The attack: trying one credential after the other. Wherever one is taken, an address has its
 * failures a minute; what can be guessed is not looked at from then on, not even when it is right,
 * and of anything else no answer says more than that.
 */
import { hashSync } from '@node-rs/bcrypt'
import { describe, expect, it } from 'vitest'
import {
  createTestApi,
  createTestKey,
  openTestEngine,
  verdictOf,
  verify,
} from '../../../test/engine/open-test-engine.ts'
import { wrapPort } from '../../../test/engine/wrap-port.ts'
import { createShopKey } from '../../../test/fixtures/open-memory-engine.ts'
import { basic, openOAuth } from '../../../test/fixtures/open-oauth.ts'
import { request, startGateway, withKey } from '../../../test/fixtures/start-gateway.ts'
import { startAuthServer } from '../../../test/forward-auth/start-auth-server.ts'
import { limits } from '../../base/limits.ts'
import { SecretText } from '../../base/secret-text.ts'
import { MemoryStorage } from '../../storage/memory/memory-storage.ts'
import type { Engine } from '../engine.ts'
import { importKeys } from '../import/import-keys.ts'
import { createKeyText } from '../keys/key-format.ts'
import { parseAddressBlock } from '../policy/address-block.ts'
import { LOCAL_OPERATOR } from '../principal.ts'

const MAX = limits.failedAttemptsPerMinute
const ATTACKER = '203.0.113.7'

/** Well-formed, with the right checksum for nobody: the engine has to look for it. */
async function makeGuess(): Promise<string> {
  const { engine } = openTestEngine()
  await createTestApi(engine, 'other', { prefix: 'shop_live' })
  return (await createTestKey(engine, 'other')).text
}

async function importRaw(engine: Engine, text: string): Promise<void> {
  const rows = [{ credential: { kind: 'raw' as const, text: new SecretText(text) }, settings: {} }]
  await importKeys(engine, LOCAL_OPERATOR, { apiId: 'shop', rows, hmacSecret: null, dryRun: false })
}

async function importHashed(engine: Engine, text: string): Promise<void> {
  const hash = hashSync(text, { cost: 4 })
  const credential = { kind: 'hash' as const, algorithm: 'bcrypt' as const, hash }
  const rows = [{ credential, settings: {} }]
  await importKeys(engine, LOCAL_OPERATOR, { apiId: 'shop', rows, hmacSecret: null, dryRun: false })
}

describe('guessing keys', () => {
  it('ends after so many a minute: from then on only the real secret is answered', async () => {
    const asked: string[] = []
    const storage = wrapPort(new MemoryStorage(), (method, call) => {
      asked.push(method)
      return call()
    })
    const { engine, clock } = openTestEngine({ storage })
    await createTestApi(engine, 'shop')
    const { key, text } = await createTestKey(engine, 'shop')
    const ask = (key: string) => verify(engine, 'shop', key, { address: ATTACKER })
    const guess = await makeGuess()
    const guesses = ['nonsense', guess, `${text}x`, 'x'.repeat(limits.presentedKeyLengthMax + 1)]
    for (let round = 0; round < MAX; round++) {
      const decision = await ask(guesses[round % guesses.length] ?? '')
      expect(['malformed', 'not_found']).toContain(decision.allowed ? 'allowed' : decision.code)
      clock.advanceMs(1_000)
    }
    asked.length = 0
    const refused = {
      allowed: false,
      code: 'rate_limited',
      key: null,
      retryAfterMs: limits.failedAttemptsWindowMs - MAX * 1_000,
    }
    // The id of a real key with another secret, an id that there is not, and no key at all.
    const near = createKeyText('shop_live', engine.fillRandom, key.id.slice('key_'.length))
    const answers = []
    for (const each of [near.text.reveal(), guess, 'nonsense']) answers.push(await ask(each))
    expect(answers).toEqual(Array(3).fill(expect.objectContaining(refused)))
    expect(answers[0]).toEqual(answers[1])
    expect(new Set(asked)).toEqual(new Set(['findApi', 'findKey']))
    expect((await ask(text)).allowed).toBe(true)
    expect(engine.throttle.retryAfterMs(ATTACKER, clock.nowMs())).toBe(refused.retryAfterMs)
    clock.advanceMs(limits.failedAttemptsWindowMs - MAX * 1_000)
    expect(await ask(guess)).toMatchObject({ code: 'not_found' })
    expect(await ask(guess)).toMatchObject({ code: 'rate_limited' })
  })

  it('ends before the hash where keys were imported: they may be weak or slow', async () => {
    const asked: string[] = []
    const storage = wrapPort(new MemoryStorage(), (method, call) => {
      asked.push(method)
      return call()
    })
    const { engine, clock } = openTestEngine({ storage })
    await createTestApi(engine, 'shop')
    await importRaw(engine, 'weak-one')
    const ask = (key: string) => verdictOf(engine, 'shop', key, { address: ATTACKER })
    for (let round = 0; round < MAX; round++) expect(await ask(`weak-${round}`)).toBe('malformed')
    asked.length = 0
    for (const key of ['weak-one', 'weak-two', await makeGuess()]) {
      expect(await ask(key)).toBe('rate_limited')
    }
    expect(new Set(asked)).toEqual(new Set(['findApi', 'findKey']))
    clock.advanceMs(limits.failedAttemptsWindowMs)
    expect(await ask('weak-one')).toBe('allowed')
  })

  it('gets exactly so many answers when all kinds come at once', async () => {
    const { engine } = openTestEngine()
    await createTestApi(engine, 'shop')
    await importHashed(engine, 'old-and-slow')
    const keys = await Promise.all(Array.from({ length: 5 }, () => createTestKey(engine, 'shop')))
    const near = keys.map(({ key }) =>
      createKeyText('shop_live', engine.fillRandom, key.id.slice('key_'.length)).text.reveal(),
    )
    const slow = Array.from({ length: 2 * MAX }, (_, index) => `guess-${index}`)
    const unknown = await Promise.all(Array.from({ length: MAX }, makeGuess))
    const right = keys.map(({ text }) => text)
    const all = [...slow.slice(0, MAX - 5), ...near, ...right, ...unknown, ...slow.slice(MAX - 5)]
    const ask = (key: string) => verdictOf(engine, 'shop', key, { address: ATTACKER })
    const answers = await Promise.all(all.map(ask))
    const count = (...codes: string[]) => answers.filter((code) => codes.includes(code)).length
    expect(count('allowed')).toBe(right.length)
    expect(count('malformed', 'not_found')).toBe(MAX)
    expect(count('rate_limited')).toBe(all.length - right.length - MAX)
  })

  it('does not begin when every attempt succeeds, however many there are', async () => {
    const { engine } = openTestEngine()
    await createTestApi(engine, 'shop')
    for (let index = 0; index < MAX * 3; index++) {
      const { text } = await createTestKey(engine, 'shop')
      expect((await verify(engine, 'shop', text, { address: ATTACKER })).allowed).toBe(true)
    }
    expect(engine.throttle.size).toBe(0)
  })

  it('is answered 429 at the gateway, by header and by URL alike', async () => {
    const { engine, url } = await startGateway({ routes: [] })
    const { text } = await createShopKey(engine, { scopes: ['read:users'] })
    const guess = await makeGuess()
    for (let round = 0; round < MAX - 1; round++) {
      expect((await request(`${url}/v1/users`, withKey(guess))).status).toBe(401)
    }
    const inUrl = async (key: string) => (await request(`${url}/v1/users?key=${key}`)).body
    expect(await inUrl(guess)).toContain('credential_in_url')
    const refused = await request(`${url}/v1/users`, withKey(await makeGuess()))
    expect(refused.status).toBe(429)
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(60)
    expect(refused.body).toContain('Too many attempts failed from this address.')
    expect((await request(`${url}/v1/users`, withKey(text))).status).toBe(200)
    // One in a URL is refused as ever, real or not, so that this is no answer.
    expect(await inUrl(await makeGuess())).toContain('credential_in_url')
    expect(await inUrl(text)).toContain('credential_in_url')
  })

  it('is answered 429 by forward-auth for clients that a trusted proxy names', async () => {
    await using server = await startAuthServer({}, { trustedProxies: ['127.0.0.1'] })
    const { text } = await createShopKey(server.engine, { scopes: ['read:users'] })
    const ask = async (key: string, client: string) => {
      const headers = {
        'x-api-key': key,
        'x-forwarded-for': client,
        'x-forwarded-method': 'GET',
        'x-forwarded-uri': '/v1/users',
      }
      return (await request(`${server.url}/forward-auth?api=shop`, { headers })).status
    }
    for (let round = 0; round < MAX; round++) expect(await ask('nonsense', ATTACKER)).toBe(401)
    expect(await ask('nonsense', ATTACKER)).toBe(429)
    expect(await ask(text, ATTACKER)).toBe(204)
    expect(await ask(text, '203.0.113.8')).toBe(204)
  })

  it('is answered 429 when a client adds a field that contradicts its proxy', async () => {
    const proxy = parseAddressBlock('127.0.0.1')
    const trustedProxies = proxy === undefined ? [] : [proxy]
    const { engine, url } = await startGateway({ routes: [] }, { trustedProxies })
    await importRaw(engine, 'an-old-key')
    const ask = async (key: string, forwarded?: string) => {
      const more = forwarded === undefined ? {} : { forwarded }
      const headers = { 'x-api-key': key, 'x-forwarded-for': ATTACKER, ...more }
      return (await request(`${url}/v1/users`, { headers })).status
    }
    for (let n = 0; n < MAX; n++) expect(await ask(`guess-${n}`, `for=192.0.2.${n}`)).toBe(401)
    expect(await ask('an-old-key', 'for=_hidden')).toBe(429)
    // Who says nothing of the kind is counted by what the proxy says.
    expect(await ask('an-old-key')).toBe(403)
  })

  it('does not count at forward-auth against a proxy that speaks for many', async () => {
    await using server = await startAuthServer()
    const headers = {
      'x-api-key': 'nonsense',
      'x-forwarded-method': 'GET',
      'x-forwarded-uri': '/v1',
    }
    for (let round = 0; round < MAX + 5; round++) {
      const { status } = await request(`${server.url}/forward-auth?api=shop`, { headers })
      expect(status).toBe(401)
    }
  })

  it('is answered 429 by the management API and the token endpoint, together', async () => {
    const desk = await openOAuth()
    const client = await desk.createKey()
    const admin = await desk.createAdminKey({ scopes: ['*:*'] })
    const bindings = { address: ATTACKER }
    const list = (key: string) =>
      desk.app.fetch(
        new Request('http://localhost/v1/keys', { headers: { 'x-api-key': key } }),
        bindings,
      )
    const getToken = (id: string, secret: string) =>
      desk.post('/oauth2/token', { grant_type: 'client_credentials' }, basic(id, secret), bindings)
    for (let round = 0; round < MAX / 2; round++) {
      expect((await list('nonsense')).status).toBe(401)
      const id = round % 2 === 0 ? client.id : 'key_000000000000'
      expect((await getToken(id, 'nonsense')).status).toBe(401)
    }
    expect((await list('nonsense')).status).toBe(429)
    for (const id of [client.id, 'key_000000000000']) {
      const refused = await getToken(id, await makeGuess())
      expect(refused.status).toBe(429)
      expect(refused.json.error).toBe('rate_limited')
      expect(Number(refused.headers.get('retry-after'))).toBe(60)
    }
    expect((await list(admin)).status).toBe(200)
    expect((await getToken(client.id, client.text)).status).toBe(200)
    const exchange = { grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange' }
    const subject = {
      subject_token: 'nonsense',
      subject_token_type: 'urn:keyward:params:oauth:token-type:api-key',
    }
    expect(
      (await desk.post('/oauth2/token', { ...exchange, ...subject }, {}, bindings)).status,
    ).toBe(429)
  })

  it('is told by POST /v1/keys/verify, as a decision, for the address that is named', async () => {
    const desk = await openOAuth()
    const { text } = await desk.createKey()
    const ask = async (key: string, address?: string) =>
      (await desk.call('POST', '/v1/keys/verify', { body: { api: 'shop', key, address } })).json
        .code
    for (let round = 0; round < MAX; round++) {
      expect(await ask('nonsense', '2001:db8::7')).toBe('malformed')
    }
    expect(await ask('nonsense', '2001:db8::8')).toBe('rate_limited')
    expect(await ask(text, '2001:db8::8')).toBe(null)
    expect(await ask(text, '2001:db8:0:1::7')).toBe(null)
    for (let round = 0; round < MAX + 1; round++) expect(await ask('nonsense')).toBe('malformed')
  })
})

import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { limits } from '../../src/base/limits.ts'
import { removeDirectory, startKeyward } from '../fixtures/start-keyward.ts'
import { OfflineVerifier, type Verdict } from './offline-verifier.ts'
import { type OAuthServer, startOAuthServer } from './start-oauth-server.ts'

interface Credentials {
  readonly id: string
  readonly secret: string
}

let server: OAuthServer
let readerKey: string
beforeAll(async () => {
  server = await startOAuthServer()
  const wanted = { api: 'keyward', name: 'verifier', scopes: ['read:revocations'] }
  readerKey = (await server.call('POST', '/v1/keys', wanted)).body.secret
})
afterAll(async () => {
  await server.stop()
  removeDirectory(server.directory)
})

async function createKey(settings: object = {}): Promise<Credentials> {
  const wanted = { api: 'shop', name: 'ci', scopes: ['read:*', 'write:*'], ...settings }
  return (await server.call('POST', '/v1/keys', wanted)).body
}

async function getToken({ id, secret }: Credentials): Promise<string> {
  const form = { grant_type: 'client_credentials', client_id: id, client_secret: secret }
  const body = new URLSearchParams(form)
  const answer = await fetch(`${server.url}/oauth2/token`, { method: 'POST', body })
  return ((await answer.json()) as { access_token: string }).access_token
}

/** Milliseconds until the verifier says so. */
async function timeUntil(verifier: OfflineVerifier, token: string, wanted: Verdict) {
  const startedAt = performance.now()
  for (;;) {
    if ((await verifier.check(token)) === wanted) return performance.now() - startedAt
    if (performance.now() - startedAt > 15_000) throw new Error(`never ${wanted}`)
    await sleep(5)
  }
}

describe('a verifier that never asks about a token', () => {
  it('refuses the tokens of a revoked key within a second', { timeout: 60_000 }, async () => {
    await using verifier = new OfflineVerifier(server.url, readerKey)
    const times: number[] = []
    const other = await getToken(await createKey())
    for (let turn = 0; turn < 5; turn++) {
      const key = await createKey()
      const token = await getToken(key)
      await timeUntil(verifier, token, 'good')
      await server.call('POST', `/v1/keys/${key.id}/revoke`, {})
      times.push(await timeUntil(verifier, token, 'void'))
    }
    expect(Math.max(...times)).toBeLessThan(1_000)
    expect(await verifier.check(other)).toBe('good')
  })

  it.each<[string, (key: Credentials, token: string) => Promise<unknown>]>([
    ['was disabled', ({ id }) => server.call('PATCH', `/v1/keys/${id}`, { enabled: false })],
    ['lost a scope', ({ id }) => server.call('PATCH', `/v1/keys/${id}`, { scopes: ['read:*'] })],
    [
      'revoked the token itself',
      ({ id, secret }, token) =>
        fetch(`${server.url}/oauth2/revoke`, {
          method: 'POST',
          body: new URLSearchParams({ token, client_id: id, client_secret: secret }),
        }),
    ],
  ])('refuses the tokens of a key that %s', async (_what, change) => {
    await using verifier = new OfflineVerifier(server.url, readerKey)
    const key = await createKey()
    const token = await getToken(key)
    await timeUntil(verifier, token, 'good')
    await change(key, token)
    expect(await timeUntil(verifier, token, 'void')).toBeLessThan(1_000)
  })

  it('refuses what came of a role that gives less, then all when the API asks more', async () => {
    await using verifier = new OfflineVerifier(server.url, readerKey)
    const change = async (path: string, changes: object) => {
      expect((await server.call('PATCH', path, changes)).status).toBe(200)
    }
    await server.call('POST', '/v1/roles', { api: 'shop', name: 'reader', scopes: ['read:*'] })
    const key = await createKey()
    const own = await getToken(key)
    const lent = await getToken(await createKey({ scopes: ['write:*'], roles: ['reader'] }))
    await timeUntil(verifier, lent, 'good')
    await change('/v1/roles/shop/reader', { scopes: ['read:users'] })
    expect(await timeUntil(verifier, lent, 'void')).toBeLessThan(1_000)
    expect(await verifier.check(own)).toBe('good')
    await change('/v1/apis/shop', { keyPolicy: { tokenLifetimeMsMax: 60_000 } })
    expect(await timeUntil(verifier, own, 'void')).toBeLessThan(1_000)
    // Times of tokens are whole seconds: what is issued in that of the change is taken for before.
    await sleep(1_000 - (Date.now() % 1_000))
    expect(await verifier.check(await getToken(key))).toBe('good')
  })

  it('trusts nothing when it hears nothing for its lease', { timeout: 60_000 }, async () => {
    await using verifier = new OfflineVerifier(server.url, readerKey)
    const token = await getToken(await createKey())
    await timeUntil(verifier, token, 'good')
    server.process.kill('SIGSTOP')
    try {
      const silentMs = await timeUntil(verifier, token, 'stale')
      expect(silentMs).toBeLessThan(limits.revocationLeaseMs + 500)
      expect(silentMs).toBeGreaterThan(limits.revocationLeaseMs - 2_000)
    } finally {
      server.process.kill('SIGCONT')
    }
    await timeUntil(verifier, token, 'good')
  })

  it('hears after a restart what it missed meanwhile', { timeout: 60_000 }, async () => {
    const key = await createKey()
    const token = await getToken(key)
    await using verifier = new OfflineVerifier(server.url, readerKey)
    await timeUntil(verifier, token, 'good')
    const known = verifier.size
    await server.stop('SIGKILL')
    const { directory, adminKey } = server
    const port = Number(new URL(server.url).port)
    server = { ...server, ...(await startKeyward({ directory, adminKey, port })) }
    await server.call('POST', `/v1/keys/${key.id}/revoke`, {})
    await timeUntil(verifier, token, 'void')
    expect(verifier.size).toBe(known + 1)
    await using late = new OfflineVerifier(server.url, readerKey)
    await timeUntil(late, token, 'void')
    expect(late.size).toBe(known + 1)
  })
})

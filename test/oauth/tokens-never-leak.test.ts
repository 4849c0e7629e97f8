/** A token, like a secret, stands in the one answer that hands it out, and nowhere else. */
import { readdirSync, readFileSync } from 'node:fs'
import http, { type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OAuthServer, startOAuthServer } from './start-oauth-server.ts'

let server: OAuthServer
let upstream: http.Server
const seen: string[] = []
const said: string[] = []

beforeAll(async () => {
  upstream = http.createServer((req: IncomingMessage, res) => {
    seen.push(`${req.method} ${req.url} ${req.rawHeaders.join('\n')}`)
    res.end('ok')
  })
  await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve))
  const { port } = upstream.address() as AddressInfo
  const args = ['protect', '--upstream', `http://127.0.0.1:${port}`, '--api', 'blog']
  server = await startOAuthServer({ args: [...args, '--log-level', 'trace'] })
})
afterAll(async () => {
  await server[Symbol.asyncDispose]()
  upstream.close()
})

async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  const answer = await fetch(`${server.url}${path}`, init)
  said.push(
    `${answer.status} ${JSON.stringify([...answer.headers])} ${await answer.clone().text()}`,
  )
  return answer
}

const post = (path: string, fields: Record<string, string>, headers = {}) =>
  ask(path, { method: 'POST', body: new URLSearchParams(fields), headers })

describe('a token', () => {
  it('is in no log, error, header field, database or file, and no upstream sees it', async () => {
    const { body: made } = await server.call('POST', '/v1/keys', {
      api: 'blog',
      scopes: ['read:*'],
    })
    const client = { client_id: made.id, client_secret: made.secret }
    const answer = await fetch(`${server.url}/oauth2/token`, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'client_credentials', ...client }),
    })
    const { access_token: token } = (await answer.json()) as { access_token: string }
    const bearer = { authorization: `Bearer ${token}` }
    expect((await ask('/v1/posts', { headers: bearer })).status).toBe(200)
    expect((await ask('/v1/posts', { method: 'POST', headers: bearer })).status).toBe(403)
    await ask(`/v1/${token}`, { headers: bearer })
    await ask(`/v1/keys/${token}`, { headers: { 'x-api-key': server.adminKey } })
    await ask('/v1/keys', {
      method: 'POST',
      headers: { 'x-api-key': server.adminKey, 'content-type': 'application/json' },
      body: JSON.stringify({ api: 'blog', name: token, [token]: token }),
    })
    await ask('/v1/posts', { headers: { ...bearer, 'x-api-key': token } })
    const telling = { 'x-request-id': token, 'user-agent': token }
    await ask('/v1/keys', { headers: { ...telling, 'x-api-key': server.adminKey } })
    await ask('/v1/keys', { headers: { ...telling, 'x-api-key': 'nothing' } })
    await post('/oauth2/introspect', { token }, { 'x-api-key': server.adminKey })
    await post('/oauth2/introspect', { token, token_type_hint: token }, bearer)
    await post('/oauth2/token', { grant_type: token, scope: token, ...client })
    await post('/oauth2/token', { grant_type: 'client_credentials', scope: token, ...client })
    await post('/oauth2/token', { grant_type: 'client_credentials', audience: token, ...client })
    await post('/oauth2/revoke', { token, ...client })
    await ask(`/v1/posts?access_token=${token}`)
    await ask('/v1/posts', { headers: { cookie: `token=${token}` } })
    await ask('/metrics', { headers: { 'x-api-key': server.adminKey } })
    await server.stop()
    const [, , signature = ''] = token.split('.')
    expect(signature).toMatch(/^[\w-]{86}$/)
    const looked = [...said, ...seen.filter((each) => !each.startsWith(`GET /v1/${token}`))]
    for (const text of [...looked, server.output()]) expect(text).not.toContain(signature)
    for (const name of readdirSync(server.dataDirectory)) {
      const bytes = readFileSync(join(server.dataDirectory, name))
      expect([name, bytes.includes(signature)]).toEqual([name, false])
    }
  })
})

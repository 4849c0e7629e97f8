import { readFile } from 'node:fs/promises'
import type { OutgoingHttpHeaders } from 'node:http'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { createShopKey } from '../fixtures/open-memory-engine.ts'
import { type Answer, ask } from './ask-auth-server.ts'
import { type AuthServer, startAuthServer } from './start-auth-server.ts'

interface Dynamic {
  readonly http: {
    readonly routers: { readonly api: { readonly middlewares: readonly string[] } }
    readonly middlewares: {
      readonly clean: { headers: { customRequestHeaders: Record<string, string> } }
      readonly keyward: {
        readonly forwardAuth: {
          readonly address: string
          readonly trustForwardHeader: boolean
          readonly authRequestHeaders: readonly string[]
          readonly authResponseHeaders: readonly string[]
        }
      }
      readonly 'key-ends-here': { headers: { customRequestHeaders: Record<string, string> } }
    }
  }
}

const file = new URL('../../deploy/traefik/dynamic.yaml', import.meta.url)
const { http } = parse(await readFile(file, 'utf8')) as Dynamic
const { forwardAuth } = http.middlewares.keyward

interface Sent {
  readonly method?: string
  readonly uri?: string
  readonly headers?: Readonly<Record<string, string>>
}

/**
 * Asks as Traefik's documentation of forwardAuth says it does: only the fields that
 * authRequestHeaders lists, and X-Forwarded-* of its own making. There is no Traefik in Debian,
 * so this is all of it that is tested.
 */
function askAsTraefik(server: AuthServer, sent: Sent): Promise<Answer> {
  const { method = 'GET', uri = '/v1/users', headers = {} } = sent
  const allowed = new Set(forwardAuth.authRequestHeaders.map((name) => name.toLowerCase()))
  const copied = Object.entries(headers).filter(([name]) => allowed.has(name.toLowerCase()))
  const own: OutgoingHttpHeaders = {
    'X-Original-Method': '',
    'X-Original-URI': '',
    'X-Forwarded-Method': method,
    'X-Forwarded-Proto': 'https',
    'X-Forwarded-Host': 'api.example.com',
    'X-Forwarded-Uri': uri,
    'X-Forwarded-For': '127.0.0.1',
  }
  const at = forwardAuth.address.replace('http://127.0.0.1:8787', '')
  return ask(server, { at, headers: { ...Object.fromEntries(copied), ...own } })
}

describe('what Traefik sends', () => {
  it('gets the decision that the request deserves', async () => {
    await using server = await startAuthServer()
    const rateLimits = [{ name: 'default', limit: 2, windowMs: 60_000, per: 'key' as const }]
    const { text } = await createShopKey(server.engine, { scopes: ['read:users'], rateLimits })
    const headers = { 'X-API-Key': text }
    expect((await askAsTraefik(server, {})).status).toBe(401)
    expect((await askAsTraefik(server, { headers, method: 'DELETE' })).status).toBe(403)
    expect((await askAsTraefik(server, { headers, uri: '/v1/users?page=2' })).status).toBe(204)
    const bearer = { authorization: `Bearer ${text}` }
    expect((await askAsTraefik(server, { headers: bearer })).status).toBe(204)
    const refused = await askAsTraefik(server, { headers })
    expect(refused.status).toBe(429)
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    const cookie = { cookie: `session=${text}` }
    expect((await askAsTraefik(server, { headers: cookie })).status).toBe(401)
  })

  it('header-smuggling: says nothing of what the client claims', async () => {
    await using server = await startAuthServer()
    const { text } = await createShopKey(server.engine, { scopes: ['read:users'] })
    const headers = {
      'X-API-Key': text,
      'X-Original-Method': 'GET',
      'X-Original-URI': '/v1/users',
      'X-Forwarded-Uri': '/v1/users',
      'X-Forwarded-Method': 'GET',
    }
    expect((await askAsTraefik(server, { headers, uri: '/v1/posts' })).status).toBe(403)
    expect((await askAsTraefik(server, { headers, method: 'DELETE' })).status).toBe(403)
  })
})

describe('deploy/traefik', () => {
  it('cleans, asks, and then takes the key away', () => {
    expect(http.routers.api.middlewares).toEqual(['clean', 'keyward', 'key-ends-here'])
    expect(forwardAuth.trustForwardHeader).toBe(false)
    const removed = http.middlewares['key-ends-here'].headers.customRequestHeaders
    expect(removed).toEqual({ 'X-API-Key': '', Authorization: '', DPoP: '' })
    const cleaned = Object.values(http.middlewares.clean.headers.customRequestHeaders)
    expect(cleaned.every((value) => value === '')).toBe(true)
  })

  it('passes on exactly the identity that Keyward answers with', async () => {
    await using server = await startAuthServer()
    const { text } = await createShopKey(server.engine, { scopes: ['read:users'], owner: 'acme' })
    const { headers } = await askAsTraefik(server, { headers: { 'X-API-Key': text } })
    const told = Object.keys(headers).filter((name) => name.startsWith('x-keyward-'))
    // Told of signed requests only: signed-requests-proxied.test.ts has it.
    const all = [...told, 'x-keyward-content-digest']
    expect(forwardAuth.authResponseHeaders.map((name) => name.toLowerCase()).sort()).toEqual(
      all.sort(),
    )
  })

  it('removes what nginx removes', async () => {
    const nginx = await readFile(new URL('../nginx/keyward.conf', file), 'utf8')
    const [, api = ''] = /location \/ \{([\s\S]*?)\n {4}\}/.exec(nginx) ?? []
    const emptied = [...api.matchAll(/proxy_set_header (\S+) "";/g)].map(([, name]) => name)
    const { clean, 'key-ends-here': last } = http.middlewares
    const removed = [clean, last].flatMap(({ headers }) =>
      Object.keys(headers.customRequestHeaders),
    )
    expect(removed.sort()).toEqual(emptied.sort())
  })
})

import type { IncomingMessage } from 'node:http'
import { describe, expect, it } from 'vitest'
import { openMemoryEngine } from '../../test/fixtures/open-memory-engine.ts'
import { isForManagement } from './choose-surface.ts'

const requestOf = (url: string, rawHeaders: string[] = []) =>
  ({ url, rawHeaders }) as IncomingMessage

const SIGNED = ['Webhook-Signature', 'v1,AAAA']

describe('where gateway and management share an address', () => {
  it.each([
    ['/v1/leaks/github', [], true],
    ['/v1/leaks', SIGNED, true],
    ['/v1/leaks', [], false],
    ['/v1/leaks/github/x', [], false],
    ['/v1/leaks?x', SIGNED, false],
    ['/v1/users', SIGNED, false],
  ])('a report of leaks is for management: %s %j', async (url, rawHeaders, expected) => {
    const engine = await openMemoryEngine()
    expect(isForManagement(engine, 'shop', requestOf(url, rawHeaders))).toBe(expected)
  })

  it.each([
    ['/oauth2/token?x=1', true],
    ['/.well-known/jwks.json?v=2', true],
    ['/.well-known/oauth-authorization-server/keys?v=2', true],
    ['/oauth2/tokens', false],
    ['/oauth2/token/?x=1', false],
    ['/other?/oauth2/token', false],
  ])('a query does not lead elsewhere: %s', async (url, expected) => {
    const engine = await openMemoryEngine()
    expect(isForManagement(engine, 'shop', requestOf(url))).toBe(expected)
  })

  it('it is for the API where a route names it', async () => {
    const route = { path: '/v1/leaks/github', method: 'POST', scopes: [], public: true, cost: 1 }
    const engine = await openMemoryEngine({ routes: [route] })
    await engine.storage.findApi('shop')
    expect(isForManagement(engine, 'shop', requestOf('/v1/leaks/github'))).toBe(false)
  })

  it('a report with a key of the API is for the API', async () => {
    const engine = await openMemoryEngine()
    const withKey = requestOf('/v1/leaks', [...SIGNED, 'X-API-Key', 'some-key'])
    expect(isForManagement(engine, 'shop', withKey)).toBe(false)
  })
})

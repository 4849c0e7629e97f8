import { describe, expect, it } from 'vitest'
import { createShopKey } from '../../test/fixtures/open-memory-engine.ts'
import { request, startGateway, withKey } from '../../test/fixtures/start-gateway.ts'

describe('path-confusion', () => {
  const routes = [
    { method: 'GET', path: '/v1/posts/{id}', scopes: ['read:posts'], public: false, cost: 1 },
    { method: 'GET', path: '/v1/admin', scopes: ['read:admin'], public: false, cost: 1 },
    { method: 'GET', path: '/v1/{page}', scopes: [], public: true, cost: 1 },
  ]

  it('forwards exactly the path that it judged', async () => {
    const { engine, port, url, seen } = await startGateway({ routes })
    const { text } = await createShopKey(engine, { scopes: ['read:posts'] })
    const paths = ['/v1/posts/7', '/v1//posts/./7', '/v1/x/../posts/7', '/v1/%70osts/%37']
    for (const path of paths) {
      expect((await request(url, withKey(text), path)).status).toBe(200)
    }
    expect(seen.map((req) => req.url)).toEqual(paths.map(() => '/v1/posts/7'))
    expect(port).toBeGreaterThan(0)
  })

  it.each([
    '/v1/posts/../admin',
    '/v1/posts/%2e%2e/admin',
    '/v1/ADMIN',
    '/v1/Admin',
    '/v1/%61dmin',
    '//v1/admin',
    '/v1/admin/',
    '/v1/admin;x=1',
    '/v1/admin%3bx',
    '/v1/admin%00',
    '/v1/%2561dmin',
    '/v1/%25%36%31dmin',
    '/v1\\admin',
    '/v1/x%2f..%2fadmin',
    '/v1/x%5c..%5cadmin',
    '/v1/x/..;/admin',
    '/v1/%c0%ae%c0%ae/admin',
    'http://elsewhere/v1/admin',
  ])('does not let %s reach what it may not', async (path) => {
    const { engine, url, seen } = await startGateway({ routes })
    const { text } = await createShopKey(engine, { scopes: ['read:posts'] })
    const { status } = await request(url, withKey(text), path)
    const reached = seen.map((req) => req.url)
    expect([[400, 403].includes(status), reached]).toEqual([true, []])
  })
})

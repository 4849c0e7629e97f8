import { describe, expect, it } from 'vitest'
import { type Publicity, readPublicity } from './read-publicity.ts'

const EXPECTED: Readonly<Record<Publicity, readonly string[]>> = {
  'by-nature': [
    '/',
    '/api/v1',
    '/healthz',
    '/api/health',
    '/v2/version',
    '/openapi.json',
    '/.well-known/jwks.json',
    '/api/auth/login',
    '/users/login',
    '/oauth/token',
    '/static/app.js',
    '/metrics',
  ],
  catalogue: ['/api/products', '/products/{id}', '/v1/categories', '/countries'],
  editorial: ['/v1/posts', '/articles/{slug}', '/books/v1/{title}'],
  debug: ['/debug/vars', '/users/v1/_debug', '/env'],
  private: [
    '/v1/users',
    '/v1/users/{id}',
    '/getUsers',
    '/api/v2/customerOrders',
    '/account/info',
    '/v1/orders/{id}/status',
    '/users/{id}/version',
    '/reports/sales',
  ],
  unclear: ['/widgets', '/v1/models', '/api/v3/telemetry'],
}

describe('readPublicity', () => {
  for (const [publicity, paths] of Object.entries(EXPECTED)) {
    it.each(paths)(`${publicity}: %s`, (path) => {
      expect(readPublicity({ method: 'GET', path })).toBe(publicity)
    })
  }

  it('is quick with a hostile path', () => {
    expect(readPublicity({ method: 'GET', path: `/${'{a'.repeat(100_000)}` })).toBe('unclear')
    expect(readPublicity({ method: 'GET', path: `/${'aA_'.repeat(100_000)}` })).toBe('unclear')
  })
})

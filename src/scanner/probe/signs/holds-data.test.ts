import { describe, expect, it } from 'vitest'
import type { Answer } from '../client/exchange.ts'
import { holdsData } from './holds-data.ts'

function answer(contentType: string, body: unknown, status = 200): Answer {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return {
    request: { method: 'GET', url: 'http://127.0.0.1/v1/things' },
    status,
    headers: { get: () => null, list: () => [], entries: [] },
    body: Buffer.from(text),
    text,
    json: typeof body === 'string' ? undefined : body,
    contentType,
    bodyBytes: text.length,
    isCut: false,
    durationMs: 1,
  }
}

describe('holdsData', () => {
  it.each([
    [[{ sku: 'a' }]],
    [{ data: { items: [{ name: 'Ann' }] } }],
    [['ann', 'bob']],
    [{ balance: 4 }],
    [{ success: true, data: { total: 3, rows: [{ price: 4 }] } }],
  ])('%j is data', (body) => {
    expect(holdsData(answer('application/json', body))).toBe(true)
  })

  it.each([
    [{}],
    [[]],
    [{ status: 'ok', uptime: 4, version: '1.0' }],
    [{ message: 'Welcome', docs: '/docs' }],
    [{ items: [], total: 0, page: 1 }],
    [{ error: 'unauthorized', code: 'KEY' }],
    [{ success: false, reason: 'no key' }],
    [{ errors: [{ code: 4, message: 'no' }] }],
    [{ endpoints: ['/v1/users', 'GET /v1/posts', 'https://api.test/x'] }],
    [{ openapi: '3.1.0', paths: { '/v1': {} } }],
    [{ keys: [{ kty: 'OKP', x: 'abc' }] }],
  ])('%j is none', (body) => {
    expect(holdsData(answer('application/json', body))).toBe(false)
  })

  it('looks at other types, too', () => {
    expect(holdsData(answer('text/csv', 'id,name\n1,Ann\n'))).toBe(true)
    expect(holdsData(answer('application/xml', '<l><id>1</id><n>2</n></l>'))).toBe(true)
    expect(holdsData(answer('application/xml', '<error><code>4</code><m>x</m></error>'))).toBe(
      false,
    )
    expect(holdsData(answer('text/html', '<p>Hello</p>'))).toBe(false)
    expect(holdsData(answer('text/plain', 'OK'))).toBe(false)
    expect(holdsData(answer('application/json', { balance: 4 }, 401))).toBe(false)
  })
})

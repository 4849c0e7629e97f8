import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { limits } from '../base/limits.ts'
import { isVerifyKeyBody } from './is-verify-key-body.ts'
import { verifyKeyBody } from './schemas/decision-schema.ts'

const base = { key: 'k', api: 'shop' }
const target = { ...base, method: 'GET', path: '/v1/users' }

const good: unknown[] = [
  base,
  target,
  { ...base, key: '' },
  { ...base, key: 'x'.repeat(10_000) },
  { ...target, method: 'M-SEARCH', path: '' },
  { ...base, scopes: [] },
  { ...base, scopes: ['read:users', '_a.b-c:9'] },
  { ...base, scopes: Array(limits.scopesPerKeyMax).fill('read:users') },
  { ...base, address: '203.0.113.7' },
  { ...base, address: '2001:db8::1' },
  { ...base, userAgent: '' },
  { ...base, userAgent: 'x'.repeat(limits.headerBytesMax) },
  { ...base, cost: 0 },
  { ...base, cost: -0 },
  { ...base, cost: limits.costMax },
]

const bad: unknown[] = [
  null,
  [],
  [base],
  'key',
  5,
  true,
  {},
  { key: 'k' },
  { api: 'shop' },
  { ...base, key: null },
  { ...base, key: 5 },
  { ...base, key: ['k'] },
  { ...base, api: {} },
  { ...base, apis: 'shop' },
  { ...base, Key: 'k' },
  { ...base, constructor: 1 },
  { ...base, method: 'GET' },
  { ...base, path: '/' },
  { ...target, method: null },
  { ...target, method: 'get' },
  { ...target, method: '' },
  { ...target, method: 'GET\n' },
  { ...target, method: 'X'.repeat(33) },
  { ...target, path: 5 },
  { ...base, scopes: 'read:users' },
  { ...base, scopes: ['read:*'] },
  { ...base, scopes: ['read:users\n'] },
  { ...base, scopes: [5] },
  { ...base, scopes: [null] },
  { ...base, scopes: null },
  { ...base, scopes: { length: 0 } },
  { ...base, scopes: Array(limits.scopesPerKeyMax + 1).fill('read:users') },
  { ...base, address: '10.1' },
  { ...base, address: '' },
  { ...base, address: '::1%eth0' },
  { ...base, address: null },
  { ...base, userAgent: 5 },
  { ...base, userAgent: null },
  { ...base, userAgent: 'x'.repeat(limits.headerBytesMax + 1) },
  { ...base, cost: -1 },
  { ...base, cost: 1.5 },
  { ...base, cost: '1' },
  { ...base, cost: null },
  { ...base, cost: limits.costMax + 1 },
  { ...base, cost: 2 ** 60 },
  JSON.parse('{"key":"k","api":"shop","__proto__":{}}'),
  JSON.parse('{"api":"shop","__proto__":{"key":"k"}}'),
]

describe('isVerifyKeyBody and verifyKeyBody', () => {
  it.each(good.map((body) => [JSON.stringify(body).slice(0, 80), body] as const))(
    'take %s',
    (_text, body) => {
      expect(isVerifyKeyBody(body)).toBe(true)
      expect(verifyKeyBody.safeParse(body).data).toEqual(body)
    },
  )

  it.each(bad.map((body) => [JSON.stringify(body).slice(0, 80), body] as const))(
    'refuse %s',
    (_text, body) => {
      expect(isVerifyKeyBody(body)).toBe(false)
      expect(verifyKeyBody.safeParse(body).success).toBe(false)
    },
  )

  it('agree on whatever else JSON can say', () => {
    const value = fc.oneof(
      fc.jsonValue({ maxDepth: 1 }),
      fc.constantFrom('GET', '/a', 'read:users', ['read:users'], '::1', 3),
    )
    const names = ['key', 'api', 'method', 'path', 'scopes', 'address', 'userAgent', 'cost', 'x']
    const name = fc.constantFrom(...names)
    fc.assert(
      fc.property(fc.dictionary(name, value), fc.boolean(), (fields, isWhole) => {
        const body: unknown = isWhole ? { ...fields, ...base } : fields
        expect(isVerifyKeyBody(body)).toBe(verifyKeyBody.safeParse(body).success)
      }),
      { numRuns: 3_000 },
    )
  })
})

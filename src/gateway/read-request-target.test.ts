import { describe, expect, it } from 'vitest'
import { readRequestTarget } from './read-request-target.ts'

describe('readRequestTarget', () => {
  it('splits path and query, and keeps the query as it came', () => {
    const { target, query } = readRequestTarget('GET', '/v1//users/./7?a=%2F..&b=/../c')
    expect(target).toEqual({ method: 'GET', path: '/v1/users/7', segments: ['v1', 'users', '7'] })
    expect(query).toBe('a=%2F..&b=/../c')
  })

  it('reads the absolute form', () => {
    expect(readRequestTarget('GET', 'http://other.example/v1/users').target.path).toBe('/v1/users')
    expect(readRequestTarget('GET', 'HTTPS://other.example').target.path).toBe('/')
  })

  it.each([
    ['GET', '*'],
    ['GET', 'users'],
    ['GET', '/a?b\u0000'],
    ['GET', '/a?b\u00ff'],
    ['GET', '/a?b#c'],
    ['GET', '/a#c'],
    ['GET', '/..'],
    ['GET', 'ftp://host/a'],
  ])('refuses %s %s', (method, url) => {
    expect(() => readRequestTarget(method, url)).toThrow(
      expect.objectContaining({ code: 'invalid_path' }),
    )
  })
})

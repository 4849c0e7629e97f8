import { describe, expect, it } from 'vitest'
import { readForwardedTarget } from './forwarded-target.ts'

const read = (headers: Record<string, string>) =>
  readForwardedTarget(Object.entries(headers).flat())
const refusal = expect.objectContaining({ code: 'invalid_request' })

describe('readForwardedTarget', () => {
  it('reads what nginx and HAProxy send, and what Caddy and Traefik send', () => {
    const asked = { method: 'DELETE', url: '/v1/users/7?x=1' }
    expect(read({ 'x-original-method': 'DELETE', 'x-original-uri': '/v1/users/7?x=1' })).toEqual(
      asked,
    )
    expect(read({ 'x-forwarded-method': 'delete', 'x-forwarded-uri': '/v1/users/7?x=1' })).toEqual(
      asked,
    )
  })

  it('takes both pairs when they agree', () => {
    const headers = {
      'x-original-method': 'GET',
      'x-original-uri': '/a',
      'x-forwarded-method': 'GET',
      'x-forwarded-uri': '/a',
    }
    expect(read(headers)).toEqual({ method: 'GET', url: '/a' })
  })

  it.each([
    ['nothing', {}],
    ['a URI without a method', { 'x-original-uri': '/a' }],
    ['halves of two pairs', { 'x-original-uri': '/a', 'x-forwarded-method': 'GET' }],
    [
      'a client’s method beside the proxy’s',
      { 'x-original-method': 'DELETE', 'x-original-uri': '/a', 'x-forwarded-method': 'GET' },
    ],
    [
      'a client’s URI beside the proxy’s',
      { 'x-forwarded-method': 'GET', 'x-forwarded-uri': '/admin', 'x-original-uri': '/public' },
    ],
    ['two methods', { 'x-original-method': 'GET, DELETE', 'x-original-uri': '/a' }],
  ])('refuses %s', (_what, headers) => {
    expect(() => read(headers)).toThrow(refusal)
  })

  it('refuses a field that was sent twice, even with one value', () => {
    const twice = ['X-Original-URI', '/a', 'x-original-uri', '/a', 'X-Original-Method', 'GET']
    expect(() => readForwardedTarget(twice)).toThrow(refusal)
  })
})

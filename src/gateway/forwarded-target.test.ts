import { describe, expect, it } from 'vitest'
import { readForwardedTarget } from './forwarded-target.ts'

const refusal = expect.objectContaining({ code: 'invalid_request' })

describe('readForwardedTarget', () => {
  it('reads what nginx and HAProxy send, and what Caddy and Traefik send', () => {
    const asked = { method: 'DELETE', url: '/v1/users/7?x=1' }
    expect(
      readForwardedTarget({ 'x-original-method': 'DELETE', 'x-original-uri': '/v1/users/7?x=1' }),
    ).toEqual(asked)
    expect(
      readForwardedTarget({ 'x-forwarded-method': 'delete', 'x-forwarded-uri': '/v1/users/7?x=1' }),
    ).toEqual(asked)
  })

  it('takes both pairs when they agree', () => {
    const headers = {
      'x-original-method': 'GET',
      'x-original-uri': '/a',
      'x-forwarded-method': 'GET',
      'x-forwarded-uri': '/a',
    }
    expect(readForwardedTarget(headers)).toEqual({ method: 'GET', url: '/a' })
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
    expect(() => readForwardedTarget(headers)).toThrow(refusal)
  })
})

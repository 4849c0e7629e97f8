import { describe, expect, it } from 'vitest'
import { headerField, keyPlacement, operationRef, origin, proxyUrl } from './read-scan-values.ts'

describe('the values of a scan', () => {
  it.each([
    ['bearer', 'header', 'Authorization', 'Bearer '],
    ['Basic', 'header', 'Authorization', 'Basic '],
    ['header X-API-Key', 'header', 'X-API-Key', ''],
    ['header Authorization: Token', 'header', 'Authorization', 'Token '],
    ['query api_key', 'query', 'api_key', ''],
    ['cookie session', 'cookie', 'session', ''],
  ])('%s is a placement', (text, place, name, scheme) => {
    expect(keyPlacement('').read([text], '--x')).toEqual({ in: place, name, scheme })
  })

  it.each(['', 'header', 'body x', 'query a: b', 'header a b', 'header a: b c', 'cookie a;b'])(
    '%j is none',
    (text) => {
      expect(() => keyPlacement('').read([text], '--x')).toThrow('--x must be such as bearer')
    },
  )

  it('operations are a method and a path', () => {
    expect(operationRef('').read(['get /v1/users/7?a=b'], '--x')).toEqual([
      { method: 'GET', path: '/v1/users/7?a=b' },
    ])
    for (const text of ['/v1/users', 'GET v1', 'FETCH /a', 'GET /a b', 'GET http://x/', 'GET']) {
      expect(() => operationRef('').read([text], '--x')).toThrow('must be a method and a path')
    }
  })

  it('fields are names and values, and an error repeats no value', () => {
    expect(headerField('').read(['X-Tenant:  7 '], '--x')).toEqual([['X-Tenant', '7']])
    for (const text of [
      'secret',
      'X Y: secret',
      'X: secret\r\nY: 1',
      'X:',
      'Host: secret',
      ': a',
    ]) {
      expect(() => headerField('').read([text], '--x')).toThrow('--x')
      expect(() => headerField('').read([text], '--x')).not.toThrow('secret')
    }
  })

  it('origins have no path', () => {
    expect(origin('').read(['https://CDN.example.com/'], '--x')).toEqual([
      'https://cdn.example.com',
    ])
    for (const text of [
      'cdn.example.com',
      'https://a/b',
      'ftp://a',
      'https://u@a',
      'https://a?b',
    ]) {
      expect(() => origin('').read([text], '--x')).toThrow('must be an origin')
    }
  })

  it('a proxy may need a name and a password', () => {
    expect(proxyUrl('').read(['http://u:p@127.0.0.1:8080'], '--x')).toBe(
      'http://u:p@127.0.0.1:8080/',
    )
    expect(() => proxyUrl('').read(['socks5://u:secret@a'], '--x')).not.toThrow('secret')
    expect(() => proxyUrl('').read(['socks5://a'], '--x')).toThrow(
      'must be the URL of an HTTP proxy',
    )
  })
})

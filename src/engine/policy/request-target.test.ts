import { describe, expect, it } from 'vitest'
import { parseRequestTarget } from './request-target.ts'

function codeOf(method: string, path: string): string | undefined {
  try {
    parseRequestTarget(method, path)
  } catch (error) {
    return (error as { code: string }).code
  }
  return undefined
}

describe('parseRequestTarget', () => {
  it('gives the path that is forwarded and the segments that are judged', () => {
    expect(parseRequestTarget('GET', '//v1/./us%65rs/caf%c3%a9/')).toEqual({
      method: 'GET',
      path: '/v1/users/caf%C3%A9/',
      segments: ['v1', 'users', 'café'],
    })
  })

  it.each(['GET', 'M-SEARCH', 'X'])('takes the method %s', (method) => {
    expect(parseRequestTarget(method, '/').method).toBe(method)
  })

  it.each(['', 'get', 'Get', 'GET ', ' GET', 'GET\n', 'G3T', '*', 'X'.repeat(33), 'GÉT'])(
    'refuses the method "%s": no server would agree with another on it',
    (method) => {
      expect(codeOf(method, '/')).toBe('invalid_request')
    },
  )

  it('says in words why a path is refused, and does not repeat it', () => {
    expect(() => parseRequestTarget('GET', '/v1/%2e%2e/%2e%2e/secret')).toThrow(
      /^The path was refused: above root\.$/,
    )
    expect(() => parseRequestTarget('GET', '/v1?x=1')).toThrow('query or fragment')
    expect(codeOf('GET', '/v1;x')).toBe('invalid_path')
  })
})

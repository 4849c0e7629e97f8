import { hash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isBodyOf, isSameDigest, parseContentDigest } from './content-digest.ts'

const SHA_256 = 'sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:'
const SHA_512 =
  'sha-512=:YMAam51Jz/jOATT6/zvHrLVgOYTGFy1d6GJiOHTohq4yP+pgk4vf2aCsyRZOtw8Mj' +
  'kM7iw7yZ/WkppmM44T3qg==:'

function isOf(field: string, body: string): boolean | undefined {
  const digest = parseContentDigest(field)
  return digest === undefined ? undefined : isBodyOf(digest, Buffer.from(body))
}

describe('the examples of RFC 9530', () => {
  it.each([
    ['section 2, sha-512', SHA_512, '{"hello": "world"}\n'],
    ['B.1, sha-256', SHA_256, '{"hello": "world"}\n'],
    ['B.2, no content', 'sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:', ''],
    [
      'B.4, partial content',
      'sha-256=:jjcgBDWNAtbYUXI37CVG3gRuGOAjaaDRGpIUFsdyepQ=:',
      '"world"}\n',
    ],
    ['both at once', `${SHA_256}, ${SHA_512}`, '{"hello": "world"}\n'],
    [
      'RFC 9421 B.2, without a line end',
      'sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYll' +
        'u7BNNyealdVLvRwEmTHWXvJwew==:',
      '{"hello": "world"}',
    ],
  ])('%s', (_where, field, body) => {
    expect(isOf(field, body)).toBe(true)
    expect(isOf(field, `${body} `)).toBe(false)
  })
})

describe('a field that proves nothing', () => {
  it.each([
    ['nothing', ''],
    ['no dictionary', 'sha-256'],
    ['an unsafe algorithm alone', 'md5=:CY9rzUYh03PK3k6DJie09g==:, unixsum=30637'],
    ['another length', 'sha-256=:AAAA:'],
    ['no bytes', 'sha-256="RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg="'],
    ['the same algorithm twice', `${SHA_256}, ${SHA_256.replace('RK', 'AA')}`],
    ['a digest with stray bits', SHA_256.replace('bDg=', 'bDh=')],
    ['a digest without its padding', SHA_256.replace('=:', ':')],
    ['capitals', SHA_256.replace('sha', 'SHA')],
    ['more than any honest one', `${SHA_256}, a=${'1'.repeat(2_000)}`],
  ])('%s', (_what, field) => {
    expect(parseContentDigest(field)).toBeUndefined()
  })
})

it('passes over algorithms that it does not know, and believes none that is wrong', () => {
  expect(isOf(`md5=:CY9rzUYh03PK3k6DJie09g==:, ${SHA_256}`, '{"hello": "world"}\n')).toBe(true)
  const wrong = SHA_512.replace('YMAa', 'AAAA')
  expect(isOf(`${SHA_256}, ${wrong}`, '{"hello": "world"}\n')).toBe(false)
})

it('compares two statements wherever both speak of the same', () => {
  const of = (field: string) => {
    const digest = parseContentDigest(field)
    if (digest === undefined) throw new Error(field)
    return digest
  }
  expect(isSameDigest(of(SHA_256), of(`${SHA_256}, ${SHA_512}`))).toBe(true)
  expect(isSameDigest(of(SHA_256), of(SHA_512))).toBe(false)
  expect(isSameDigest(of(SHA_256), of(SHA_256.replace('RK', 'AA')))).toBe(false)
  const half = `${SHA_256}, ${SHA_512.replace('YMAa', 'AAAA')}`
  expect(isSameDigest(of(`${SHA_256}, ${SHA_512}`), of(half))).toBe(false)
})

it('holds for every body and no other', () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.uint8Array(), (body, other) => {
      const digest = parseContentDigest(`sha-256=:${hash('sha256', body, 'base64')}:`)
      if (digest === undefined) return false
      return isBodyOf(digest, body) && isBodyOf(digest, other) === Buffer.from(body).equals(other)
    }),
  )
})

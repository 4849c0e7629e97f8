import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { KeywardError } from '../../base/errors.ts'
import { createPublicKeyVersion } from './create-public-key-version.ts'
import { parsePublicKey } from './parse-public-key.ts'

const X = 'JrQLj5P_89iXES9-vFgrIy29clF9CC_oPPsw3c5D0bs'
const PEM = `-----BEGIN PUBLIC KEY-----
MCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=
-----END PUBLIC KEY-----
`

function refusalOf(input: string | Record<string, unknown>): string {
  try {
    return `taken as ${parsePublicKey(input)}`
  } catch (error) {
    if (!(error instanceof KeywardError)) throw error
    const [problem] = error.details.errors ?? []
    return `${problem?.at} ${problem?.message}`
  }
}

function pemOf(key: KeyObject, type: 'spki' | 'pkcs8'): string {
  return String(key.export({ format: 'pem', type }))
}

describe('the public key of RFC 9421 B.1.4', () => {
  it.each<[string, string | Record<string, unknown>]>([
    ['PEM', PEM],
    ['PEM with spaces around it', `\n\n ${PEM} \n`],
    ['a JWK', { kty: 'OKP', crv: 'Ed25519', x: X, kid: 'mine', use: 'sig' }],
    ['a JWK as text', JSON.stringify({ kty: 'OKP', crv: 'Ed25519', x: X })],
    ['base64url', X],
    ['Base64 with padding', 'JrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs='],
  ])('%s', (_form, input) => {
    expect(parsePublicKey(input)).toBe(X)
  })
})

it('takes whatever key pair Node makes', () => {
  for (let index = 0; index < 20; index++) {
    const { publicKey } = generateKeyPairSync('ed25519')
    expect(parsePublicKey(pemOf(publicKey, 'spki'))).toBe(publicKey.export({ format: 'jwk' })['x'])
  }
})

describe('refused', () => {
  const ed25519 = generateKeyPairSync('ed25519')
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })

  it.each<[string, string | Record<string, unknown>, RegExp]>([
    ['a private key', pemOf(ed25519.privateKey, 'pkcs8'), /is a private key/],
    ['a private JWK', { ...ed25519.privateKey.export({ format: 'jwk' }) }, /is a private key/],
    ['RSA', pemOf(rsa.publicKey, 'spki'), /must be a key of Ed25519, not of rsa/],
    ['another curve', { kty: 'OKP', crv: 'X25519', x: X }, /not of X25519/],
    ['a certificate', PEM.replaceAll('PUBLIC KEY', 'CERTIFICATE'), /is a CERTIFICATE/],
    ['broken PEM', PEM.replace('MCow', 'AAAA'), /cannot be read as PEM/],
    ['a word', 'hello', /must be a JWK, a PEM/],
    ['broken JSON', '{"kty":', /neither JSON/],
    ['too few bytes', X.slice(0, 40), /must be a JWK, a PEM/],
    ['too few bytes in a JWK', { kty: 'OKP', crv: 'Ed25519', x: 'AAAA' }, /32 bytes in its member/],
    ['a novel', 'x'.repeat(5_000), /is too long/],
  ])('%s', (_what, input, message) => {
    expect(refusalOf(input)).toMatch(message)
    expect(refusalOf(input)).toMatch(/^\/publicKey /)
  })

  it('never repeats what it was given', () => {
    const secret = pemOf(ed25519.privateKey, 'pkcs8')
    expect(refusalOf(secret)).not.toContain(secret.split('\n')[1])
  })
})

/** RFC 8032: y of the points of small order, with and without the sign, and those beyond p. */
describe('low-order points: a signature that everybody can make', () => {
  it.each([
    '0000000000000000000000000000000000000000000000000000000000000000',
    '0100000000000000000000000000000000000000000000000000000000000000',
    'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
    'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  ])('%s', (hex) => {
    const bytes = Buffer.from(hex, 'hex')
    expect(refusalOf(bytes.toString('base64url'))).toMatch(/anybody could sign/)
    bytes[31] = (bytes[31] as number) | 0x80
    expect(refusalOf(bytes.toString('base64url'))).toMatch(/anybody could sign/)
  })

  it('takes no bytes that are no point at all', () => {
    const bytes = Buffer.alloc(32)
    bytes[0] = 2
    expect(refusalOf(bytes.toString('base64url'))).toMatch(/is no public key/)
  })
})

describe('a further version', () => {
  const first = createPublicKeyVersion({ publicKey: X, version: 1, nowMs: 5, others: [] })

  it('holds no secret', () => {
    expect(first).toEqual({
      version: 1,
      algorithm: 'ed25519',
      digest: X,
      pepperId: null,
      lookup: null,
      createdAtMs: 5,
      expiresAtMs: null,
    })
  })

  it('must be another one: a rotation to the same key is none', () => {
    const again = { publicKey: PEM, version: 2, nowMs: 6, others: [first] }
    expect(() => createPublicKeyVersion(again)).toThrow(KeywardError)
  })
})

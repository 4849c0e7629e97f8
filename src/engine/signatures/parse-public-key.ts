/** Decides which public key somebody hands in: Ed25519 as JWK, as PEM, or 32 bytes in Base64. */
import { createPublicKey, type KeyObject } from 'node:crypto'
import type { JWK } from 'jose'
import { KeywardError } from '../../base/errors.ts'
import { limits } from '../../base/limits.ts'
import { isSafePoint } from './is-safe-point.ts'

const PEM = /^-----BEGIN ([A-Z0-9 ]+)-----/
/** 43 characters, or 44 with the padding; either alphabet. */
const BASE64 = /^[A-Za-z0-9+/_-]{43}=?$/

/** The 32 bytes in base64url, as they are kept. Error `invalid_request`, at `/publicKey`. */
export function parsePublicKey(input: string | JWK): string {
  const bytes = typeof input === 'string' ? readText(input.trim()) : readJwk(input)
  if (!isSafePoint(bytes)) {
    throw refuse('is no public key of Ed25519, or one under which anybody could sign')
  }
  return bytes.toString('base64url')
}

function readText(text: string): Buffer {
  if (text.length > limits.publicKeyTextLengthMax) throw refuse('is too long')
  if (BASE64.test(text)) return Buffer.from(text, 'base64')
  if (text.startsWith('{')) return readJwk(parseJson(text))
  const [, label] = PEM.exec(text) ?? []
  if (label === undefined) {
    throw refuse('must be a JWK, a PEM with BEGIN PUBLIC KEY, or 32 bytes in Base64')
  }
  if (label.includes('PRIVATE')) throw refusePrivate()
  if (label !== 'PUBLIC KEY') throw refuse(`is a ${label}, and must be a PUBLIC KEY`)
  return readPem(text)
}

function parseJson(text: string): JWK {
  try {
    return JSON.parse(text) as JWK
  } catch {
    throw refuse('is neither JSON nor any other form of a public key')
  }
}

function readPem(text: string): Buffer {
  let key: KeyObject
  try {
    key = createPublicKey(text)
  } catch {
    throw refuse('cannot be read as PEM')
  }
  if (key.asymmetricKeyType !== 'ed25519') throw refuseType(String(key.asymmetricKeyType))
  return Buffer.from(String(key.export({ format: 'jwk' })['x']), 'base64url')
}

/** RFC 8037 §2. */
function readJwk(jwk: JWK): Buffer {
  if (jwk['d'] !== undefined) throw refusePrivate()
  if (jwk['kty'] !== 'OKP' || jwk['crv'] !== 'Ed25519') {
    throw refuseType(String(jwk['crv'] ?? jwk['kty']).slice(0, 20))
  }
  const { x } = jwk
  if (typeof x !== 'string' || !/^[A-Za-z0-9_-]{43}$/.test(x)) {
    throw refuse('must have 32 bytes in its member x')
  }
  return Buffer.from(x, 'base64url')
}

function refuseType(type: string): KeywardError {
  return refuse(`must be a key of Ed25519, not of ${type.replace(/[^\w.-]/g, '?')}`)
}

function refusePrivate(): KeywardError {
  return refuse(
    'is a private key: nobody but you may have it. Make a new pair, and hand in its public key',
  )
}

function refuse(message: string): KeywardError {
  return new KeywardError('invalid_request', { errors: [{ at: '/publicKey', message }] })
}

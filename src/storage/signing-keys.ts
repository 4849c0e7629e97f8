/** Keeps the signing keys of a data directory in `signing-keys.json`, mode 0600. */
import { createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto'
import { existsSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { JWK } from 'jose'
import { isRecord } from '../base/document/is-record.ts'
import { KeywardError } from '../base/errors.ts'
import {
  SIGNING_ALGORITHMS,
  SIGNING_KEY_STATES,
  type SigningAlgorithm,
  type SigningKeyChange,
  type SigningKeyFile,
  type SigningKeyStore,
  type StoredSigningKey,
} from '../engine/tokens/signing-key-store.ts'
import { readPrivate, writePrivate } from './private-file.ts'

const FILE = 'signing-keys.json'
/** Of versions that knew one key, for identity tokens alone. */
const FORMER_FILE = 'signing-key.json'

/** Errors: `secrets_file_invalid`, `data_directory_not_writable`. */
export function createSigningKeyStore(directory: string): SigningKeyStore {
  const path = join(directory, FILE)
  const formerPath = join(directory, FORMER_FILE)
  return {
    read() {
      if (existsSync(path)) return readSigningKeys(path)
      return { keys: existsSync(formerPath) ? [readFormerKey(formerPath)] : [], untold: [] }
    },
    write(file) {
      writePrivate(path, file)
      rmSync(formerPath, { force: true })
    },
    create: createSigningKey,
  }
}

export function createSigningKey(
  algorithm: SigningAlgorithm,
): Pick<StoredSigningKey, 'kid' | 'publicJwk' | 'privateJwk'> {
  const { privateKey } =
    algorithm === 'EdDSA'
      ? generateKeyPairSync('ed25519')
      : generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const kid = randomBytes(6).toString('hex')
  const privateJwk: JWK = privateKey.export({ format: 'jwk' })
  return { kid, privateJwk, publicJwk: toPublicJwk(privateJwk, kid, algorithm) }
}

/** Made anew of the private key, so that nothing else can ever be published. */
function toPublicJwk(privateJwk: JWK, kid: string, algorithm: SigningAlgorithm): JWK {
  const privateKey = createPrivateKey({ key: privateJwk, format: 'jwk' })
  const { kty, crv, x, y } = createPublicKey(privateKey).export({ format: 'jwk' }) as JWK
  const point = y === undefined ? { x } : { x, y }
  return { kty, crv, ...point, kid, alg: algorithm, use: 'sig' } as JWK
}

/** It signs on, so that upstreams which know it need not read the JWK set again. */
function readFormerKey(path: string): StoredSigningKey {
  const { kid, ...jwk } = readPrivate(path) as JWK
  try {
    if (typeof kid !== 'string' || kid === '' || jwk.crv !== 'Ed25519') throw new Error()
    const publicJwk = toPublicJwk(jwk, kid, 'EdDSA')
    const privateJwk: JWK = createPrivateKey({ key: jwk, format: 'jwk' }).export({ format: 'jwk' })
    const sinceMs = Math.floor(statSync(path).mtimeMs)
    const times = { createdAtMs: sinceMs, currentSinceMs: sinceMs, retiredAtMs: null }
    return { kid, algorithm: 'EdDSA', state: 'current', publicJwk, privateJwk, ...times }
  } catch {
    throw new KeywardError('secrets_file_invalid', { detail: `${path} is no Ed25519 JWK.` })
  }
}

function readSigningKeys(path: string): SigningKeyFile {
  const { keys, untold } = readPrivate(path)
  const isFine =
    Array.isArray(keys) &&
    keys.every(isSigningKey) &&
    new Set(keys.map(({ kid }) => kid)).size === keys.length &&
    Array.isArray(untold) &&
    untold.every(isChange)
  if (isFine) return { keys, untold }
  throw new KeywardError('secrets_file_invalid', { detail: `${path} has not the right form.` })
}

function isSigningKey(value: unknown): value is StoredSigningKey {
  if (!isRecord(value)) return false
  const { kid, algorithm, state, publicJwk, privateJwk } = value
  if (typeof kid !== 'string' || kid === '' || !isOneOf(SIGNING_ALGORITHMS, algorithm)) return false
  if (!isOneOf(SIGNING_KEY_STATES, state) || !isRecord(publicJwk)) return false
  const { createdAtMs, currentSinceMs, retiredAtMs } = value
  const isTimed = [createdAtMs, currentSinceMs, retiredAtMs].every(
    (time) => time === null || typeof time === 'number',
  )
  if (!isTimed || publicJwk['kid'] !== kid || 'd' in publicJwk) return false
  if (state === 'retired')
    return privateJwk === null && canRead(() => createPublicKey(jwk(publicJwk)))
  if (!isRecord(privateJwk)) return false
  return canRead(() => {
    const { x } = toPublicJwk(privateJwk, kid, algorithm)
    if (x !== publicJwk['x']) throw new Error()
  })
}

function jwk(key: Record<string, unknown>) {
  return { key: key as JWK, format: 'jwk' as const }
}

function canRead(read: () => unknown): boolean {
  try {
    read()
    return true
  } catch {
    return false
  }
}

function isChange(value: unknown): value is SigningKeyChange {
  return isRecord(value) && typeof value['to'] === 'string' && typeof value['atMs'] === 'number'
}

function isOneOf<const T extends string>(known: readonly T[], value: unknown): value is T {
  return known.includes(value as T)
}

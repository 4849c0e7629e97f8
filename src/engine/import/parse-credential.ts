/** Decides whether a credential can be imported, and what is stored of it. */
import { limits } from '../../base/limits.ts'
import type { ImportedForm } from '../apis/api-record.ts'
import type { Engine } from '../engine.ts'
import { listLookups } from '../keys/find-imported-key.ts'
import { hashSecret, lookupOf } from '../keys/hash-secret.ts'
import { hintOfImportedKey } from '../keys/key-format.ts'
import type { SecretVersion } from '../keys/key-record.ts'
import type { Pepper } from '../keys/pepper.ts'
import { isWeakKey } from './estimate-strength.ts'
import type { ImportedCredential, ImportProblem } from './import-row.ts'

export interface ParsedCredential {
  readonly secret: SecretVersion
  /** Under all of these the same key may be there already; none for slow hashes. */
  readonly lookups: readonly string[]
  readonly form: ImportedForm
  readonly hint: string
  readonly isWeak: boolean
}

export interface RefusedCredential {
  readonly refused: { readonly code: ImportProblem; readonly message: string }
  readonly hint: string
}

/** What a key that comes in the clear may have come as before. */
const HASHED_FORMS: readonly ImportedForm[] = ['sha256', 'foreign-hmac-sha256']

const BCRYPT = /^\$2[aby]\$(?:0[4-9]|1[0-6])\$[./A-Za-z0-9]{53}$/
const ARGON2ID =
  /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,2})(?:\$[A-Za-z\d+/]{11,86}){2}$/

export function parseCredential(
  engine: Engine,
  credential: ImportedCredential,
  hmacPepper: Pepper | null,
): ParsedCredential | RefusedCredential {
  if (credential.kind === 'raw') return parseRaw(engine, credential.text.reveal())
  const stored = parseHash(credential.algorithm, credential.hash.trim(), hmacPepper)
  if ('refused' in stored) return { ...stored, hint: '…' }
  const secret: SecretVersion = {
    version: 1,
    ...stored.digest,
    createdAtMs: engine.clock.nowMs(),
    expiresAtMs: null,
  }
  const lookups = secret.lookup === null ? [] : [secret.lookup]
  return { secret, lookups, form: stored.form, hint: '…', isWeak: false }
}

function parseRaw(engine: Engine, text: string): ParsedCredential | RefusedCredential {
  const hint = hintOfImportedKey(text)
  const refuse = (code: ImportProblem, message: string): RefusedCredential => ({
    refused: { code, message },
    hint,
  })
  const { importedKeyLengthMin: min, presentedKeyLengthMax: max } = limits
  if (text.trim() === '') return refuse('empty', 'An empty key would let everybody in.')
  if (text.length < min) return refuse('too_short', `A key needs at least ${min} characters.`)
  if (text.length > max) return refuse('too_long', `A key has at most ${max} characters.`)
  if (!/^[\x21-\x7e]+$/.test(text)) {
    return refuse('not_printable', 'A key is printable ASCII without spaces.')
  }
  const nowMs = engine.clock.nowMs()
  const options = { version: 1, nowMs, isImported: true }
  const secret = hashSecret(engine.peppers.current, text, options)
  const lookups = [...listLookups(engine, HASHED_FORMS, text)]
  return { secret, lookups, form: 'raw', hint, isWeak: isWeakKey(text) }
}

type StoredHash =
  | {
      readonly digest: Pick<SecretVersion, 'algorithm' | 'digest' | 'pepperId' | 'lookup'>
      readonly form: ImportedForm
    }
  | Pick<RefusedCredential, 'refused'>

function parseHash(algorithm: string, hash: string, hmacPepper: Pepper | null): StoredHash {
  if (hash === '') return refuseHash('The hash is empty.', 'empty')
  if (algorithm === 'bcrypt') {
    if (!BCRYPT.test(hash)) return refuseHash('Not a bcrypt string ($2b$…) of cost 4 to 16.')
    return { digest: slow('bcrypt', hash), form: 'slow' }
  }
  if (algorithm === 'argon2id') {
    const [, memoryKib = '', passes = '', lanes = ''] = ARGON2ID.exec(hash) ?? []
    if (!isArgonCost(Number(memoryKib), Number(passes), Number(lanes))) {
      return refuseHash('Not an argon2id PHC string with at most 256 MiB, 10 passes, 16 lanes.')
    }
    return { digest: slow('argon2id', hash), form: 'slow' }
  }
  const digest = parseDigest(hash)
  if (digest === undefined) return refuseHash('Not 32 bytes in hex, base64 or base64url.')
  if (algorithm === 'sha256') {
    const lookup = lookupOf('sha256', null, digest)
    return { digest: { algorithm: 'sha256', digest, pepperId: null, lookup }, form: 'sha256' }
  }
  if (hmacPepper === null) return refuseHash('The secret of the HMAC was not given.')
  const lookup = lookupOf('foreign-hmac-sha256', hmacPepper.id, digest)
  return {
    digest: { algorithm: 'foreign-hmac-sha256', digest, pepperId: hmacPepper.id, lookup },
    form: 'foreign-hmac-sha256',
  }
}

/** RFC 9106 §3.1 asks for at least 8 KiB for each lane; the rest bounds what one try costs. */
function isArgonCost(memoryKib: number, passes: number, lanes: number): boolean {
  const isEnough = lanes >= 1 && passes >= 1 && memoryKib >= 8 * lanes
  return isEnough && memoryKib <= 262_144 && passes <= 10 && lanes <= 16
}

function slow(algorithm: 'bcrypt' | 'argon2id', digest: string) {
  return { algorithm, digest, pepperId: null, lookup: null } as const
}

function refuseHash(message: string, code: ImportProblem = 'malformed_hash') {
  return { refused: { code, message } }
}

/** 32 bytes as 64 hex digits, or 43 characters of base64 or base64url with or without padding. */
function parseDigest(text: string): string | undefined {
  if (/^[0-9a-f]{64}$/i.test(text)) return text.toLowerCase()
  if (!/^[A-Za-z0-9+/_-]{43}=?$/.test(text)) return undefined
  const bytes = Buffer.from(text, 'base64')
  return bytes.length === 32 ? bytes.toString('hex') : undefined
}

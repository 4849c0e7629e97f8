/** Keeps the peppers and the signing key of a data directory: made once, mode 0600. */
import { randomBytes, timingSafeEqual } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { exportJWK, generateKeyPair, importJWK, type JWK } from 'jose'
import { KeywardError } from '../base/errors.ts'
import { PEPPER_BYTES, Pepper, type PepperSet } from '../engine/keys/pepper.ts'
import type { SigningKey } from '../engine/tokens/identity-signer.ts'

const PEPPER_FILE = 'pepper.json'
const SIGNING_KEY_FILE = 'signing-key.json'

interface StoredSecret {
  readonly id: string
  /** base64 */
  readonly secret: string
}

interface PepperFile {
  readonly current: StoredSecret
  /** Peppers of before: secrets hashed under them still verify, and are hashed anew on use. */
  readonly retired: readonly StoredSecret[]
  /** Secrets of HMACs that were imported. */
  readonly foreign: readonly StoredSecret[]
}

export interface DataSecrets {
  readonly peppers: PepperSet
  readonly signingKey: SigningKey
  addForeignPepper(secret: Uint8Array, dryRun: boolean): Pepper
}

/** Reads both files, or makes them in a new directory. Error `secrets_file_invalid`. */
export async function openDataSecrets(directory: string, isNew: boolean): Promise<DataSecrets> {
  const pepperPath = join(directory, PEPPER_FILE)
  if (!isNew && !existsSync(pepperPath)) {
    throw new KeywardError('secrets_file_invalid', { detail: `${pepperPath} is missing.` })
  }
  if (!existsSync(pepperPath)) writePrivate(pepperPath, createPepperFile())
  let file = readPepperFile(pepperPath)
  const foreign = new Map(file.foreign.map((each) => [each.id, toPepper(each)]))
  return {
    peppers: {
      current: toPepper(file.current),
      retired: new Map(file.retired.map((each) => [each.id, toPepper(each)])),
      foreign,
    },
    signingKey: await openSigningKey(join(directory, SIGNING_KEY_FILE)),
    addForeignPepper(secret, dryRun) {
      const known = file.foreign.find((each) => hasSecret(each, secret))
      const added = known ?? createStoredSecret(secret)
      const pepper = foreign.get(added.id) ?? toPepper(added)
      if (known === undefined && !dryRun) {
        file = { ...file, foreign: [...file.foreign, added] }
        writePrivate(pepperPath, file)
        foreign.set(added.id, pepper)
      }
      return pepper
    },
  }
}

/** Makes a new current pepper; the old one is retired and goes on verifying. Answers its id. */
export function rotatePepper(directory: string): string {
  const path = join(directory, PEPPER_FILE)
  const file = readPepperFile(path)
  const current = createStoredSecret(randomBytes(PEPPER_BYTES))
  writePrivate(path, { ...file, current, retired: [file.current, ...file.retired] })
  return current.id
}

function createPepperFile(): PepperFile {
  return { current: createStoredSecret(randomBytes(PEPPER_BYTES)), retired: [], foreign: [] }
}

function createStoredSecret(secret: Uint8Array): StoredSecret {
  return { id: randomBytes(6).toString('hex'), secret: Buffer.from(secret).toString('base64') }
}

function hasSecret(stored: StoredSecret, secret: Uint8Array): boolean {
  const bytes = Buffer.from(stored.secret, 'base64')
  return bytes.length === secret.length && timingSafeEqual(bytes, secret)
}

function toPepper({ id, secret }: StoredSecret): Pepper {
  return new Pepper(id, Buffer.from(secret, 'base64'))
}

function readPepperFile(path: string): PepperFile {
  const file = readJson(path)
  const isStored = (value: unknown): value is StoredSecret =>
    isRecord(value) &&
    typeof value['id'] === 'string' &&
    typeof value['secret'] === 'string' &&
    Buffer.from(value['secret'], 'base64').length > 0
  const { current, retired, foreign } = file
  const isList = (value: unknown): value is StoredSecret[] =>
    Array.isArray(value) && value.every(isStored)
  if (!isStored(current) || !isList(retired) || !isList(foreign)) {
    throw new KeywardError('secrets_file_invalid', { detail: `${path} has not the right form.` })
  }
  return { current, retired, foreign }
}

async function openSigningKey(path: string): Promise<SigningKey> {
  if (!existsSync(path)) {
    const { privateKey } = await generateKeyPair('EdDSA', { extractable: true })
    const jwk = await exportJWK(privateKey)
    writePrivate(path, { ...jwk, kid: randomBytes(6).toString('hex'), alg: 'EdDSA', use: 'sig' })
  }
  const jwk: JWK = readJson(path)
  try {
    const privateKey = await importJWK(jwk, 'EdDSA')
    const { kid = '', kty, crv, x } = jwk
    if (privateKey instanceof Uint8Array || kid === '' || jwk.d === undefined) throw new Error()
    const publicJwk = { kty, crv, x, kid, alg: 'EdDSA', use: 'sig' } as JWK
    return { kid, privateKey, publicJwk }
  } catch {
    throw new KeywardError('secrets_file_invalid', { detail: `${path} is no Ed25519 JWK.` })
  }
}

/** The cause is left out on purpose: a parser's message may quote what stands in the file. */
function readJson(path: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'))
    if (isRecord(value)) return value
  } catch {}
  throw new KeywardError('secrets_file_invalid', { detail: `${path} cannot be read as JSON.` })
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Whole or not at all: a new file is written, forced to disk and moved over the old one. */
function writePrivate(path: string, value: unknown): void {
  const temporary = `${path}.new`
  try {
    const file = openSync(temporary, 'w', 0o600)
    try {
      writeSync(file, `${JSON.stringify(value, null, 2)}\n`)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(temporary, path)
  } catch (cause) {
    throw new KeywardError('data_directory_not_writable', { detail: `${path}` }, { cause })
  }
}

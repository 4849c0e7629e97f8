/** Keeps the peppers of a data directory, and knows where its signing keys are: mode 0600. */
import { randomBytes, timingSafeEqual } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { isRecord } from '../base/document/is-record.ts'
import { KeywardError } from '../base/errors.ts'
import { PEPPER_BYTES, Pepper, type PepperSet } from '../engine/keys/pepper.ts'
import type { SigningKeyStore } from '../engine/tokens/signing-key-store.ts'
import { readPrivate, writePrivate } from './private-file.ts'
import { createSigningKeyStore } from './signing-keys.ts'

const PEPPER_FILE = 'pepper.json'

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
  readonly signingKeys: SigningKeyStore
  addForeignPepper(secret: Uint8Array, dryRun: boolean): Pepper
}

/** Reads the peppers, or makes them in a new directory. Error `secrets_file_invalid`. */
export function openDataSecrets(directory: string, isNew: boolean): DataSecrets {
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
    signingKeys: createSigningKeyStore(directory),
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
  const file = readPrivate(path)
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

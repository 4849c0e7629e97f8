/** Decides which key signs, which are published, and when one makes room for the next. */
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import type { JWK } from 'jose'
import { assert } from '../../base/assert.ts'
import { KeywardError } from '../../base/errors.ts'
import { limits } from '../../base/limits.ts'
import {
  SIGNING_ALGORITHMS,
  type SigningAlgorithm,
  type SigningKeyChange,
  type SigningKeyFile,
  type SigningKeyStore,
  type StoredSigningKey,
} from './signing-key-store.ts'

export interface SigningKey {
  readonly kid: string
  readonly algorithm: SigningAlgorithm
  readonly publicKey: KeyObject
  /** Null for a retired one. */
  readonly privateKey: KeyObject | null
  readonly stored: StoredSigningKey
}

export interface CurrentSigningKey extends SigningKey {
  readonly privateKey: KeyObject
}

/**
 * For each algorithm there is one key that signs and one that waits. The next one is published
 * for longer than anybody may keep a JWK set before it signs (RFC 7517 sets are cached), and the
 * one before stays published, without its private half, until all that it signed has ended.
 */
export class SigningKeySet {
  readonly #store: SigningKeyStore
  readonly #openedAtMs: number
  #file: SigningKeyFile
  #byKid: ReadonlyMap<string, SigningKey> = new Map()
  #current: ReadonlyMap<SigningAlgorithm, CurrentSigningKey> = new Map()
  #epoch = 0

  constructor(store: SigningKeyStore, nowMs: number) {
    this.#store = store
    this.#openedAtMs = nowMs
    this.#file = store.read()
    const { keys, untold } = this.#file
    const whole = SIGNING_ALGORITHMS.reduce((all, each) => this.#complete(all, each, nowMs), keys)
    if (whole.length > keys.length) this.#keep({ keys: whole, untold })
    else this.#load()
  }

  /** The key that signs now. */
  current(algorithm: SigningAlgorithm): CurrentSigningKey {
    const key = this.#current.get(algorithm)
    assert(key !== undefined, `there is no current ${algorithm} key`)
    return key
  }

  /** The key of that name, when what it signed may still be valid. */
  find(kid: string, nowMs: number): SigningKey | undefined {
    const key = this.#byKid.get(kid)
    return key !== undefined && isAlive(key.stored, nowMs) ? key : undefined
  }

  /** Those that are published, the current ones first. */
  list(nowMs: number): readonly StoredSigningKey[] {
    const order = { current: 0, next: 1, retired: 2 }
    return this.#file.keys
      .filter((key) => isAlive(key, nowMs))
      .sort((one, other) => order[one.state] - order[other.state])
  }

  /** What /.well-known/jwks.json holds (RFC 7517 §5). */
  listPublic(nowMs: number): readonly JWK[] {
    return this.list(nowMs).map(({ publicJwk }) => publicJwk)
  }

  /**
   * The next keys become the current ones. Error `signing_key_too_new` when they have not been
   * published for long enough: what they sign would be refused by whoever keeps an older set.
   */
  rotate(nowMs: number, why: 'requested' | 'due'): void {
    const waitMs = this.#nextUsableAtMs(nowMs) - nowMs
    if (waitMs > 0) {
      const seconds = Math.ceil(waitMs / 1_000)
      throw new KeywardError('signing_key_too_new', {
        detail: `Try again in ${seconds} s.`,
        headers: { 'retry-after': String(seconds) },
      })
    }
    const kept = this.#file.keys.filter((key) => isAlive(key, nowMs))
    this.#replace(
      kept.map((key) => turn(key, nowMs)),
      nowMs,
      why,
    )
  }

  /** All keys are thrown away, at once, and with them whatever they signed. */
  replaceAll(nowMs: number): void {
    this.#replace([], nowMs, 'compromised')
    this.#epoch++
  }

  /** Changes when keys are thrown away: what was proven by them before is proven no more. */
  get epoch(): number {
    return this.#epoch
  }

  /** Rotates when the current keys are old enough; true when it did. */
  rotateIfDue(nowMs: number): boolean {
    const isOld = this.#file.keys.some(
      ({ state, currentSinceMs }) =>
        state === 'current' &&
        nowMs - this.#notLaterThan(nowMs, currentSinceMs ?? nowMs) >= limits.signingKeyAgeMsMax,
    )
    if (!isOld || this.#nextUsableAtMs(nowMs) > nowMs) return false
    this.rotate(nowMs, 'due')
    return true
  }

  /** Changes that the audit log may not have yet. */
  get untold(): readonly SigningKeyChange[] {
    return this.#file.untold
  }

  markTold(): void {
    if (this.#file.untold.length > 0) this.#keep({ ...this.#file, untold: [] })
  }

  /** What a clock wrote that was ahead before a restart has been so since then, at least. */
  #notLaterThan(nowMs: number, atMs: number): number {
    return atMs > nowMs ? this.#openedAtMs : atMs
  }

  #nextUsableAtMs(nowMs: number): number {
    const next = this.#file.keys.filter(({ state }) => state === 'next')
    const publishedAtMs = Math.max(
      ...next.map(({ createdAtMs }) => this.#notLaterThan(nowMs, createdAtMs)),
    )
    return publishedAtMs + limits.signingKeyPublishedMsMin
  }

  #replace(kept: readonly StoredSigningKey[], nowMs: number, why: SigningKeyChange['why']): void {
    const before = new Map(SIGNING_ALGORITHMS.map((each) => [each, this.current(each).kid]))
    const keys = SIGNING_ALGORITHMS.reduce((all, each) => this.#complete(all, each, nowMs), kept)
    const changes = keys.flatMap(({ kid, algorithm, state }): SigningKeyChange[] => {
      const from = before.get(algorithm) ?? null
      return state === 'current' ? [{ algorithm, from, to: kid, atMs: nowMs, why }] : []
    })
    this.#keep({ keys, untold: [...this.#file.untold, ...changes] })
  }

  /** Adds what is missing: a current key, and one that waits. */
  #complete(
    keys: readonly StoredSigningKey[],
    algorithm: SigningAlgorithm,
    nowMs: number,
  ): readonly StoredSigningKey[] {
    const has = (state: StoredSigningKey['state']) =>
      keys.some((key) => key.algorithm === algorithm && key.state === state)
    const made: StoredSigningKey[] = []
    for (const state of ['current', 'next'] as const) {
      if (has(state)) continue
      const currentSinceMs = state === 'current' ? nowMs : null
      const times = { createdAtMs: nowMs, currentSinceMs, retiredAtMs: null }
      made.push({ ...this.#store.create(algorithm), algorithm, state, ...times })
    }
    return [...keys, ...made]
  }

  /** On disk first: what has signed must be known after a crash. */
  #keep(file: SigningKeyFile): void {
    this.#store.write(file)
    this.#file = file
    this.#load()
  }

  #load(): void {
    const keys = this.#file.keys.map(toSigningKey)
    this.#byKid = new Map(keys.map((key) => [key.kid, key]))
    const current = keys.filter(isCurrent)
    this.#current = new Map(current.map((key) => [key.algorithm, key]))
  }
}

function turn(key: StoredSigningKey, nowMs: number): StoredSigningKey {
  if (key.state === 'next') return { ...key, state: 'current', currentSinceMs: nowMs }
  if (key.state === 'retired') return key
  return { ...key, state: 'retired', privateJwk: null, retiredAtMs: nowMs }
}

/** No token lives longer than `limits.tokenLifetimeMsMax` from the moment that it is signed. */
function isAlive({ retiredAtMs }: StoredSigningKey, nowMs: number): boolean {
  return retiredAtMs === null || nowMs < retiredAtMs + limits.tokenLifetimeMsMax
}

function isCurrent(key: SigningKey): key is CurrentSigningKey {
  return key.stored.state === 'current' && key.privateKey !== null
}

function toSigningKey(stored: StoredSigningKey): SigningKey {
  const { kid, algorithm, publicJwk, privateJwk } = stored
  const publicKey = createPublicKey({ key: publicJwk, format: 'jwk' })
  const privateKey =
    privateJwk === null ? null : createPrivateKey({ key: privateJwk, format: 'jwk' })
  return { kid, algorithm, publicKey, privateKey, stored }
}

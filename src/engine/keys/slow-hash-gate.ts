/** Decides how many slow password hashes strangers can make us compute: few, and none twice. */
import { createOverloaded } from '../../base/create-overloaded.ts'
import type { KeywardError } from '../../base/errors.ts'
import { limits } from '../../base/limits.ts'
import { subscriberOf } from '../usage/network-of.ts'
import type { KeyRecord, SecretVersion } from './key-record.ts'

export interface SlowHashMatch {
  readonly key: KeyRecord
  readonly secret: SecretVersion
}

/**
 * Keys imported as bcrypt or argon2id cannot be looked up, only tried one after the other. Each
 * credential that matched none is remembered by a digest, so that a repeat is free; who
 * presents one that is being tried waits for that; only so many are tried at once, and of one
 * address one after the other, behind those of other addresses that wait, so that none takes the
 * turns of all others. The native libraries are loaded when the first one is needed.
 */
export class SlowHashGate {
  readonly #misses = new Set<string>()
  readonly #underWay = new Map<string, Promise<SlowHashMatch | undefined>>()
  readonly #turns = new Map<string, Turns>()
  /** Addresses whose turn comes when another attempt has ended. */
  readonly #queue: (() => void)[] = []
  #triedAtOnce = 0

  /**
   * The key whose slow hash `text` matches. `attempt` names text and candidates. Error
   * `overloaded` when too many are being tried, or wait for it at this address.
   */
  async findMatch(
    candidates: readonly KeyRecord[],
    text: string,
    attempt: string,
    nowMs: number,
    address?: string,
  ): Promise<SlowHashMatch | undefined> {
    if (candidates.length === 0 || this.#misses.has(attempt)) return undefined
    const sameAttempt = this.#underWay.get(attempt)
    if (sameAttempt !== undefined) return sameAttempt
    const work = () => this.#try(candidates, text, attempt, nowMs)
    const subscriber = address === undefined ? undefined : subscriberOf(address)
    const trying =
      subscriber === undefined ? this.#tryNow(work, false) : this.#tryInTurn(subscriber, work)
    this.#underWay.set(attempt, trying)
    try {
      return await trying
    } finally {
      this.#underWay.delete(attempt)
    }
  }

  #tryInTurn<T>(subscriber: string, work: () => Promise<T>): Promise<T> {
    const known = this.#turns.get(subscriber)
    if (known !== undefined && known.count >= limits.slowHashTurnsMax) throw createTooMany()
    const turns: Turns = known ?? { last: null, count: 0 }
    this.#turns.set(subscriber, turns)
    turns.count++
    const { last } = turns
    const tryThen = () => this.#tryNow(work, true)
    const trying = last === null ? tryThen() : last.then(tryThen)
    turns.last = trying.then(ignore, ignore).then(() => {
      turns.count--
      if (turns.count === 0) this.#turns.delete(subscriber)
    })
    return trying
  }

  /** Who may wait has one place in the queue for all of an address: so each has its turn. */
  async #tryNow<T>(work: () => Promise<T>, mayWait: boolean): Promise<T> {
    if (this.#triedAtOnce >= limits.slowHashConcurrencyMax) {
      const isFull = this.#queue.length >= limits.slowHashAddressesMax
      if (isFull || !mayWait) throw createTooMany()
      await new Promise<void>((resolve) => this.#queue.push(resolve))
    } else {
      this.#triedAtOnce++
    }
    try {
      return await work()
    } finally {
      // Handed over, so that nobody who comes now is faster.
      const next = this.#queue.shift()
      if (next === undefined) this.#triedAtOnce--
      else next()
    }
  }

  async #try(
    candidates: readonly KeyRecord[],
    text: string,
    attempt: string,
    nowMs: number,
  ): Promise<SlowHashMatch | undefined> {
    for (const key of candidates.slice(0, limits.slowHashCandidatesMax)) {
      for (const secret of key.secrets) {
        const isLive = secret.expiresAtMs === null || nowMs < secret.expiresAtMs
        if (isLive && (await matchesSlowHash(secret, text))) return { key, secret }
      }
    }
    this.#remember(attempt)
    return undefined
  }

  #remember(attempt: string): void {
    if (this.#misses.size >= limits.slowHashMissesMax) {
      const [oldest] = this.#misses
      if (oldest !== undefined) this.#misses.delete(oldest)
    }
    this.#misses.add(attempt)
  }
}

/** The attempts of one address that have not ended. */
interface Turns {
  /** Null before the first; how it ends is none of the next one's business. */
  last: Promise<void> | null
  count: number
}

function ignore(): void {}

function createTooMany(): KeywardError {
  return createOverloaded('Too many imported hashes are being tried.', 1)
}

/** False for anything but a match; a hash that cannot be read matches nothing. */
async function matchesSlowHash(secret: SecretVersion, text: string): Promise<boolean> {
  if (secret.algorithm === 'bcrypt') {
    const { verify } = await import('@node-rs/bcrypt')
    return verify(text, secret.digest).catch(() => false)
  }
  if (secret.algorithm === 'argon2id') {
    const { verify } = await import('@node-rs/argon2')
    return verify(secret.digest, text).catch(() => false)
  }
  return false
}

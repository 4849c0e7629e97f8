/** Decides what readers of the feed of revocations are told, and when: signed once for all. */
import { SignJWT } from 'jose'
import { type FillRandom, randomBase62 } from '../../base/base62.ts'
import type { Clock } from '../../base/clock.ts'
import { KeywardError } from '../../base/errors.ts'
import { limits } from '../../base/limits.ts'
import type { RetentionClock } from '../retention/retention-clock.ts'
import type { Storage } from '../storage.ts'
import type { TokenAuthority } from '../tokens/token-authority.ts'
import type { Revocation } from './revocation.ts'
import { toRevocationClaims } from './revocation-claims.ts'

export interface RevocationBatch {
  readonly jwt: string
  /** What to ask for next. */
  readonly next: string
  /** False when nothing happened since what was asked for. */
  readonly isNews: boolean
}

export interface RevocationFeedPorts {
  readonly storage: Storage
  readonly clock: Clock
  readonly retentionClock: RetentionClock
  readonly fillRandom: FillRandom
  readonly tokens: TokenAuthority
  readonly onBackgroundError: (error: unknown, what: string) => void
}

interface SharedBatch {
  readonly atMs: number
  readonly batch: Promise<SignedBatch>
}

interface SignedBatch {
  readonly jwt: string
  readonly nextSeq: number
}

/** Of a process that begins to count anew, no reader's place means anything. */
const FEED_ID_LENGTH = 12

/**
 * A place in the feed is `<feed>.<seq>`. The feed is named anew with each start of the process:
 * after a restore from an old copy, the same numbers would be given to other revocations. Who
 * asks for a place in another feed, or for none, is told everything from the beginning on.
 */
export class RevocationFeed {
  readonly #ports: RevocationFeedPorts
  readonly #id: string
  readonly #shared = new Map<number, SharedBatch>()
  readonly #waiting = new Map<() => void, number>()
  readonly #stopListening: (() => void) | undefined
  #headSeq = 0
  #readers = 0
  #timer: NodeJS.Timeout | undefined
  #sweptAtMs: number

  constructor(ports: RevocationFeedPorts) {
    this.#ports = ports
    this.#id = randomBase62(FEED_ID_LENGTH, ports.fillRandom)
    this.#sweptAtMs = ports.clock.nowMs()
    this.#stopListening = ports.storage.bell?.listen(() => void this.#look())
  }

  get isFull(): boolean {
    return this.#readers >= limits.revocationReadersMax
  }

  /** Counts a reader that stays. Answers how to leave, once. Error `overloaded`. */
  enter(): () => void {
    if (this.isFull) throw new KeywardError('overloaded')
    this.#readers++
    let hasLeft = false
    return () => {
      if (!hasLeft) this.#readers--
      hasLeft = true
    }
  }

  /** What is after that place, at once. */
  async read(after: string | null): Promise<RevocationBatch> {
    return this.#toBatch(after, await this.#share(this.#toSeq(after)))
  }

  /** What is after that place, as soon as there is something, or at the next heartbeat. */
  async next(after: string): Promise<RevocationBatch> {
    const batch = await this.read(after)
    if (batch.isNews) return batch
    await this.#change(this.#toSeq(after))
    return this.read(after)
  }

  /** Whoever waits is answered. */
  close(): void {
    this.#stopListening?.()
    this.#wake(() => true)
  }

  #toBatch(after: string | null, { jwt, nextSeq }: SignedBatch): RevocationBatch {
    const next = this.#toPlace(nextSeq)
    return { jwt, next, isNews: next !== after }
  }

  #toPlace(seq: number): string {
    return `${this.#id}.${seq}`
  }

  /** 0, the beginning, when it is no place of this feed. */
  #toSeq(after: string | null): number {
    const [, id, digits] = /^([0-9A-Za-z]+)\.(\d{1,15})$/.exec(after ?? '') ?? []
    return id === this.#id ? Number(digits) : 0
  }

  /** Readers that stand at the same place at the same time are told the same. */
  #share(seq: number): Promise<SignedBatch> {
    const atMs = this.#ports.clock.nowMs()
    const known = this.#shared.get(seq)
    if (known !== undefined && atMs - known.atMs < limits.revocationHeartbeatMs / 2) {
      return known.batch
    }
    if (this.#shared.size >= limits.revocationBatchesSharedMax) this.#shared.clear()
    const batch = this.#make(seq, atMs)
    this.#shared.set(seq, { atMs, batch })
    // What failed is tried again by the next who asks.
    batch.catch(() => this.#shared.delete(seq))
    return batch
  }

  async #make(afterSeq: number, nowMs: number): Promise<SignedBatch> {
    const { storage } = this.#ports
    const count = limits.revocationsPerBatchMax
    // In this order: whatever is written later has a higher number, and comes with the next one.
    const headSeq = await storage.findRevocationSeq()
    const fromSeq = afterSeq > headSeq ? 0 : afterSeq
    const revocations = await storage.readRevocations(fromSeq, count)
    const lastSeq = revocations.at(-1)?.seq ?? fromSeq
    const isWhole = revocations.length < count
    const nextSeq = isWhole ? Math.max(headSeq, lastSeq) : lastSeq
    this.#headSeq = Math.max(this.#headSeq, headSeq)
    const jwt = await this.#sign({ fromSeq, nextSeq, isWhole, revocations, nowMs })
    return { jwt, nextSeq }
  }

  #sign(batch: {
    readonly fromSeq: number
    readonly nextSeq: number
    readonly isWhole: boolean
    readonly revocations: readonly Revocation[]
    readonly nowMs: number
  }): Promise<string> {
    const { signingKeys, algorithm, issuer } = this.#ports.tokens
    const { kid, privateKey } = signingKeys.current(algorithm)
    const claims = {
      after: this.#toPlace(batch.fromSeq),
      next: this.#toPlace(batch.nextSeq),
      more: !batch.isWhole,
      revocations: batch.revocations.map(toRevocationClaims),
    }
    return new SignJWT(claims)
      .setProtectedHeader({ alg: algorithm, kid, typ: 'keyward-revocations+jwt' })
      .setIssuer(issuer)
      .setIssuedAt(batch.nowMs / 1_000)
      .setExpirationTime((batch.nowMs + limits.revocationLeaseMs) / 1_000)
      .sign(privateKey)
  }

  /** Resolves when there is something after that number, or at the next heartbeat. */
  #change(seq: number): Promise<void> {
    if (this.#headSeq > seq) return Promise.resolve()
    return new Promise((resolve) => {
      this.#waiting.set(resolve, seq)
      this.#timer ??= setInterval(() => this.#wake(() => true), limits.revocationHeartbeatMs)
      this.#timer.unref()
    })
  }

  #wake(isDue: (seq: number) => boolean): void {
    if (this.#waiting.size === 0) {
      clearInterval(this.#timer)
      this.#timer = undefined
      return
    }
    for (const [resolve, seq] of [...this.#waiting]) {
      if (!isDue(seq)) continue
      this.#waiting.delete(resolve)
      resolve()
    }
  }

  /** Something was written. A failure is told to whoever reads next. */
  async #look(): Promise<void> {
    try {
      const headSeq = await this.#ports.storage.findRevocationSeq()
      if (headSeq > this.#headSeq) {
        this.#headSeq = headSeq
        this.#shared.clear()
        this.#wake((seq) => seq < headSeq)
      }
      await this.#sweep()
    } catch (error) {
      this.#ports.onBackgroundError(error, 'revocations were not looked for')
    }
  }

  /**
   * What was forgotten while the clock was ahead would let tokens live again once it is right. The
   * retention clock may run ahead as well, but in the life of a token by no more than that life.
   */
  async #sweep(): Promise<void> {
    const nowMs = this.#ports.clock.nowMs()
    if (nowMs - this.#sweptAtMs < limits.revocationSweepIntervalMs) return
    this.#sweptAtMs = nowMs
    const trustedMs = this.#ports.retentionClock.nowMs()
    await this.#ports.storage.sweepRevocations(trustedMs - limits.tokenLifetimeMsMax)
    this.#shared.clear()
  }
}

/** Decides whether a DPoP proof was used before, in a bounded memory that forgets no live one. */
import { createHmac } from 'node:crypto'
import { limits } from '../../base/limits.ts'
import { type RoomHolder, SharedRoom } from '../../base/shared-room.ts'

export interface SeenProof {
  /** Whose proofs count together. */
  readonly subject: string
  readonly jkt: string
  readonly jti: string
  readonly issuedAtMs: number
}

/** The proofs made within one span of time; forgotten together once all of them are too old. */
interface Generation {
  readonly marks: Set<number>
  readonly byHolder: Map<RoomHolder, number>
}

/** Four of them cover the time in which proofs are taken. */
const SPAN_MS = limits.dpopProofAgeMsMax / 2

/** A number holds so many exactly: a chance match is one in ten thousand million. */
const MARK_BITS = 52n

export class SeenProofs {
  readonly #secret: Uint8Array
  readonly #room: SharedRoom
  readonly #generations = new Map<number, Generation>()
  #forgottenUntilMs = Number.NEGATIVE_INFINITY

  constructor(
    secret: Uint8Array,
    room: SharedRoom = new SharedRoom(
      limits.dpopProofsRememberedMax,
      limits.dpopProofsRememberedParts,
    ),
  ) {
    this.#secret = secret
    this.#room = room
  }

  get size(): number {
    return this.#room.used
  }

  /**
   * `full`: it cannot be remembered, so that it must not be taken. The caller has checked that
   * `issuedAtMs` is within the time in which proofs are taken. Should the clock be set back, what
   * may have been forgotten counts as `seen`.
   */
  remember(proof: SeenProof, nowMs: number): 'new' | 'seen' | 'full' {
    this.#forgetOld(nowMs)
    if (proof.issuedAtMs < this.#forgottenUntilMs) return 'seen'
    const mark = this.#mark(proof)
    for (const { marks } of this.#generations.values()) if (marks.has(mark)) return 'seen'
    const holder = this.#room.take(proof.subject, 1)
    if (holder === undefined) return 'full'
    const { marks, byHolder } = this.#openGeneration(proof.issuedAtMs)
    marks.add(mark)
    byHolder.set(holder, (byHolder.get(holder) ?? 0) + 1)
    return 'new'
  }

  #forgetOld(nowMs: number): void {
    for (const [span, { byHolder }] of this.#generations) {
      const endsMs = (span + 1) * SPAN_MS
      if (endsMs + limits.dpopProofAgeMsMax >= nowMs) continue
      this.#generations.delete(span)
      this.#forgottenUntilMs = Math.max(this.#forgottenUntilMs, endsMs)
      for (const [holder, count] of byHolder) this.#room.giveBack(holder, count)
    }
  }

  #openGeneration(issuedAtMs: number): Generation {
    const span = Math.floor(issuedAtMs / SPAN_MS)
    const known = this.#generations.get(span)
    if (known !== undefined) return known
    const made: Generation = { marks: new Set(), byHolder: new Map() }
    this.#generations.set(span, made)
    return made
  }

  /** Under a secret, so that nobody can look for one that hits another's. */
  #mark({ jkt, jti }: SeenProof): number {
    const digest = createHmac('sha256', this.#secret).update(`dpop-jti ${jkt} ${jti}`).digest()
    return Number(digest.readBigUInt64BE() & ((1n << MARK_BITS) - 1n))
  }
}

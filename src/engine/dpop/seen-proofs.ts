/** Decides whether a DPoP proof was used before, in a bounded memory that forgets no live one. */
import { createHmac } from 'node:crypto'
import { limits } from '../../base/limits.ts'

export interface SeenProof {
  /** Whose proofs count together. */
  readonly subject: string
  readonly jkt: string
  readonly jti: string
  readonly issuedAtMs: number
}

/** How many proofs are remembered at once. */
export interface SeenProofsRoom {
  readonly total: number
  readonly perSubject: number
}

/** The proofs made within one span of time; forgotten together once all of them are too old. */
interface Generation {
  readonly marks: Set<number>
  readonly bySubject: Map<string, number>
}

/** Four of them cover the time in which proofs are taken. */
const SPAN_MS = limits.dpopProofAgeMsMax / 2

/** A number holds so many exactly: a chance match is one in ten thousand million. */
const MARK_BITS = 52n

export class SeenProofs {
  readonly #secret: Uint8Array
  readonly #room: SeenProofsRoom
  readonly #generations = new Map<number, Generation>()

  constructor(secret: Uint8Array, room: SeenProofsRoom) {
    this.#secret = secret
    this.#room = room
  }

  get size(): number {
    let size = 0
    for (const { marks } of this.#generations.values()) size += marks.size
    return size
  }

  /**
   * `full`: it cannot be remembered, so that it must not be taken. The caller has checked that
   * `issuedAtMs` is within the time in which proofs are taken.
   */
  remember(proof: SeenProof, nowMs: number): 'new' | 'seen' | 'full' {
    this.#forgetOld(nowMs)
    const mark = this.#mark(proof)
    let ofSubject = 0
    for (const { marks, bySubject } of this.#generations.values()) {
      if (marks.has(mark)) return 'seen'
      ofSubject += bySubject.get(proof.subject) ?? 0
    }
    if (ofSubject >= this.#room.perSubject) return 'full'
    if (this.size >= this.#room.total) return 'full'
    const { marks, bySubject } = this.#openGeneration(proof.issuedAtMs)
    marks.add(mark)
    bySubject.set(proof.subject, (bySubject.get(proof.subject) ?? 0) + 1)
    return 'new'
  }

  #forgetOld(nowMs: number): void {
    for (const span of this.#generations.keys()) {
      const lastIssuedMs = (span + 1) * SPAN_MS
      if (lastIssuedMs + limits.dpopProofAgeMsMax < nowMs) this.#generations.delete(span)
    }
  }

  #openGeneration(issuedAtMs: number): Generation {
    const span = Math.floor(issuedAtMs / SPAN_MS)
    const known = this.#generations.get(span)
    if (known !== undefined) return known
    const made: Generation = { marks: new Set(), bySubject: new Map() }
    this.#generations.set(span, made)
    return made
  }

  /** Under a secret, so that nobody can look for one that hits another's. */
  #mark({ jkt, jti }: SeenProof): number {
    const digest = createHmac('sha256', this.#secret).update(`dpop-jti ${jkt} ${jti}`).digest()
    return Number(digest.readBigUInt64BE() & ((1n << MARK_BITS) - 1n))
  }
}

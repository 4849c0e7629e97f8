/** Checks the events and checkpoints of one tenant in an export, one line after the other. */
import { parseCheckpoint } from './checkpoint.ts'
import { hashLine } from './export-line.ts'
import { formatBrief } from './format-brief.ts'
import { appendLeaf, findMerkleRoot, isRangeOf, type MerkleRange } from './merkle-range.ts'
import { openNote } from './signed-note.ts'
import type { TrustedCheckpoints } from './trusted-checkpoints.ts'
import type { VerifierKey } from './verifier-key.ts'

type Fields = Readonly<Record<string, unknown>>

/** Methods answer why something cannot be true, or undefined. */
export class ChainCheck {
  readonly tenant: string
  /** Events before the first one of the export. */
  readonly startSize: number
  /** Checkpoints from elsewhere that were compared. */
  compared = 0
  readonly #logKey: VerifierKey
  readonly #trusted: TrustedCheckpoints
  #size: number
  #lastHash: string
  #frontier: MerkleRange
  #signedSize = -1

  constructor(start: ChainStart, logKey: VerifierKey, trusted: TrustedCheckpoints) {
    this.tenant = start.tenant
    this.startSize = start.size
    this.#size = start.size
    this.#lastHash = start.lastHash
    this.#frontier = start.frontier
    this.#logKey = logKey
    this.#trusted = trusted
  }

  get size(): number {
    return this.#size
  }

  addEvent(fields: Fields): string | undefined {
    const { tenant, seq, previousHash, hash } = fields
    if (tenant !== this.tenant)
      return `is of ${formatBrief(tenant)}, among events of ${this.tenant}`
    if (typeof hash !== 'string' || hash !== hashLine(fields)) {
      return 'was altered: its hash is that of another content'
    }
    const expected = this.#size + 1
    if (seq !== expected) return `has number ${formatBrief(seq)} where ${expected} must be`
    if (previousHash !== this.#lastHash) {
      return 'does not follow the event before: one of both was replaced'
    }
    this.#frontier = appendLeaf(this.#frontier, this.#size, hash)
    this.#size = expected
    this.#lastHash = hash
    return this.compareTrusted()
  }

  addCheckpoint({ tenant, size, note }: Fields): string | undefined {
    if (tenant !== this.tenant || size !== this.#size) {
      const what = `${formatBrief(tenant)} at ${formatBrief(size)}`
      return `is a checkpoint of ${what} where ${this.#here} is`
    }
    if (this.#signedSize === this.#size) return 'repeats the checkpoint before'
    const text = typeof note === 'string' ? openNote(note, this.#logKey) : undefined
    if (text === undefined) return 'is a checkpoint that the key of this log did not sign'
    const checkpoint = parseCheckpoint(text)
    if (checkpoint?.origin !== this.#logKey.name || checkpoint.size !== size) {
      return 'is a checkpoint whose note is about something else'
    }
    if (checkpoint.root !== findMerkleRoot(this.#frontier)) return this.#describeOtherRoot()
    this.#signedSize = this.#size
    return undefined
  }

  /** To be asked at every size, that of the start too. */
  compareTrusted(): string | undefined {
    const root = this.#trusted.findRoot(this.tenant, this.#size)
    if (root === undefined) return undefined
    this.compared++
    if (root === findMerkleRoot(this.#frontier)) return undefined
    return (
      `is where a checkpoint that was kept elsewhere shows other events: up to ${this.#size} ` +
      'this is not the history that was signed then'
    )
  }

  finish(): string | undefined {
    if (this.#signedSize !== this.#size) {
      return `follows events of ${this.tenant} that no checkpoint covers, or one was removed`
    }
    const highest = this.#trusted.listSizes(this.tenant).at(-1) ?? 0
    if (highest <= this.#size) return undefined
    return (
      `ends ${this.tenant} at event ${this.#size}, but a checkpoint that was kept elsewhere ` +
      `shows ${highest}: the newest were removed, or this is an old copy`
    )
  }

  get #here(): string {
    return `${this.tenant} at ${this.#size}`
  }

  #describeOtherRoot(): string {
    const first = Math.max(this.#signedSize, this.startSize) + 1
    const which = first > this.#size ? 'the start' : `events ${first} to ${this.#size}`
    return `shows that ${which} of ${this.tenant} are not those that were signed`
  }
}

export interface ChainStart {
  readonly tenant: string
  readonly size: number
  readonly lastHash: string
  readonly frontier: MerkleRange
}

/** Undefined unless it can be the state of a chain. */
export function readChainStart(fields: Fields): ChainStart | undefined {
  const { tenant, size, lastHash, frontier } = fields
  const isFine =
    isTenant(tenant) &&
    Number.isSafeInteger(size) &&
    isHash(lastHash) &&
    Array.isArray(frontier) &&
    frontier.every(isHash) &&
    isRangeOf(frontier, Number(size))
  return isFine ? { tenant, size: Number(size), lastHash, frontier } : undefined
}

/** As ids of APIs are: it is shown to people. */
export function isTenant(value: unknown): value is string {
  return typeof value === 'string' && /^[a-z0-9][a-z0-9_-]{0,63}$/.test(value)
}

function isHash(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
}

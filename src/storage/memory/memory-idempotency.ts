/** Decides how the in-memory storage remembers creates. */
import { KeywardError } from '../../base/errors.ts'
import type { IdempotencyRecord } from '../../engine/storage.ts'
import { idempotencyName, type MemoryTables } from './memory-tables.ts'

export class MemoryIdempotency {
  readonly #tables: MemoryTables

  constructor(tables: MemoryTables) {
    this.#tables = tables
  }

  findIdempotency(actor: string, keyDigest: string): IdempotencyRecord | undefined {
    return this.#tables.idempotency.get(idempotencyName(actor, keyDigest))
  }

  /** Throws before anything is written when the record is there already. */
  assertNew(record: IdempotencyRecord | null): void {
    if (record === null) return
    const isKnown = this.findIdempotency(record.actor, record.keyDigest) !== undefined
    if (isKnown) throw new KeywardError('already_exists')
  }

  write(record: IdempotencyRecord | null): void {
    if (record === null) return
    this.#tables.idempotency.set(idempotencyName(record.actor, record.keyDigest), record)
  }

  sweepIdempotency(beforeMs: number): void {
    for (const [name, record] of this.#tables.idempotency) {
      if (record.createdAtMs < beforeMs) this.#tables.idempotency.delete(name)
    }
  }
}

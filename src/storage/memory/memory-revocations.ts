/** Decides how revocations are kept in memory, numbered in the order of their writes. */
import type { Revocation, RevocationDraft } from '../../engine/revocations/revocation.ts'
import type { MemoryTables } from './memory-tables.ts'

export class MemoryRevocations {
  readonly #tables: MemoryTables

  constructor(tables: MemoryTables) {
    this.#tables = tables
  }

  insert(draft: RevocationDraft): void {
    if (draft.keyId === null) this.#forgetEarlier(draft)
    this.#tables.revocationSeq++
    this.#tables.revocations.push({ ...draft, seq: this.#tables.revocationSeq })
  }

  #forgetEarlier({ apiId, role }: RevocationDraft): void {
    const { revocations } = this.#tables
    const at = revocations.findIndex((each) => {
      return each.keyId === null && each.apiId === apiId && each.role === role
    })
    if (at >= 0) revocations.splice(at, 1)
  }

  readRevocations(afterSeq: number, count: number): readonly Revocation[] {
    return this.#tables.revocations.filter(({ seq }) => seq > afterSeq).slice(0, count)
  }

  findRevocationSeq(): number {
    return this.#tables.revocationSeq
  }

  sweepRevocations(beforeMs: number): void {
    const { revocations } = this.#tables
    const kept = revocations.filter(({ forgetAtMs }) => forgetAtMs >= beforeMs)
    revocations.splice(0, revocations.length, ...kept)
  }
}

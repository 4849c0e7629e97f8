/** Says what a table of evidence is: rows that are told up to a bound, and counted all. */
import { limits } from '../../base/limits.ts'
import { redactKeys } from '../keys/redact-keys.ts'

export type EvidenceCell = string | number | boolean | null

export type EvidenceRow = Readonly<Record<string, EvidenceCell>>

export interface EvidenceTable {
  readonly name: string
  readonly title: string
  /** By name in the rows, in the order in which they are shown: what stands above each. */
  readonly columns: Readonly<Record<string, string>>
  readonly rows: readonly EvidenceRow[]
  /** How many there were; more than there are rows when not all could be told. */
  readonly total: number
}

/** What stands under each heading; the compiler holds rows to the columns of their table. */
export type RowOf<C extends Readonly<Record<string, string>>> = {
  readonly [Name in keyof C]: EvidenceCell
}

export class TableBuilder<const C extends Readonly<Record<string, string>>> {
  readonly #name: string
  readonly #title: string
  readonly #columns: C
  readonly #rows: EvidenceRow[] = []
  #total = 0

  constructor(name: string, title: string, columns: C) {
    this.#name = name
    this.#title = title
    this.#columns = columns
  }

  get total(): number {
    return this.#total
  }

  add(row: RowOf<C>): void {
    this.#total++
    if (this.#rows.length < limits.evidenceRowsMax) this.#rows.push(clean(row as EvidenceRow))
  }

  build(): EvidenceTable {
    const table = { name: this.#name, title: this.#title, columns: this.#columns }
    return { ...table, rows: this.#rows, total: this.#total }
  }
}

/** Texts of people are in it: names, notes, reasons. */
function clean(row: EvidenceRow): EvidenceRow {
  return Object.fromEntries(
    Object.entries(row).map(([name, cell]) => [
      name,
      typeof cell === 'string' ? redactKeys(cell) : cell,
    ]),
  )
}

/** Says what evidence is made of, whatever framework it is for. */
import type { EvidenceTable } from './evidence-table.ts'

export interface EvidenceRequest {
  /** Inclusive. */
  readonly fromMs: number
  /** Exclusive, and not later than now. */
  readonly toMs: number
  /** Null: of all APIs, the built-in one too. */
  readonly apiId: string | null
}

/** Numbers, and a few texts, that the sentences about controls are made of. */
export type Figures = Readonly<Record<string, number | string | null>>

export interface EvidencePart {
  readonly figures: Figures
  readonly tables: readonly EvidenceTable[]
}

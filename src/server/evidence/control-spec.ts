/** Says how evidence toward a control is told: what can be shown, by which tables, and what not. */
import type { Figures } from '../../engine/evidence/evidence-facts.ts'

export interface ControlSpec {
  readonly id: string
  /** The control is about Keyward only where this is so. */
  readonly condition?: string
  /** Sentences with figures. */
  readonly shows: (read: ReadFigure) => readonly string[]
  /** Names of the tables behind the sentences. */
  readonly tables: readonly TableName[]
  /** What Keyward does not see, so that nobody takes silence for proof. */
  readonly notShown: readonly string[]
}

export type TableName =
  | 'inventory'
  | 'policies'
  | 'policyChanges'
  | 'decisions'
  | 'adminDenials'
  | 'accessReviews'
  | 'rotations'
  | 'revocations'
  | 'leaks'
  | 'unusualUse'
  | 'auditEvents'
  | 'auditChains'
  | 'scans'

/** A figure as it is told; one that nobody collected is a mistake in the program. */
export type ReadFigure = (name: string) => string

export function createReader(figures: Figures): ReadFigure {
  return (name) => {
    const value = figures[name]
    if (value === undefined) throw new Error(`no figure ${name}`)
    return value === null ? 'none' : String(value)
  }
}

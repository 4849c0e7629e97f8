/** Decides which operations are guarded: they turn strangers away, and open to a good key. */
import type { Answer } from '../client/exchange.ts'
import type { Operation } from '../operation.ts'
import type { Judgement, ProvenKey, ScanContext } from '../scan-context.ts'

export interface Opened {
  readonly operation: Operation
  readonly key: ProvenKey
  /** What the key was given. */
  readonly answer: Answer
}

export function isGuarded(judgement: Judgement | undefined): boolean {
  if (judgement === undefined) return false
  const { none, madeUp } = judgement
  // Who had asked too much by then would have been turned away like one with a made-up key.
  return none.access === 'refused' || (none.access === 'limited' && madeUp.access === 'refused')
}

/** Null when it is not guarded or no proven key opens it. */
export function findOpened(operation: Operation, scan: ScanContext): Opened | null {
  const judgement = scan.judgementOf(operation)
  if (judgement === undefined || !isGuarded(judgement)) return null
  for (const key of scan.keys) {
    const judged = judgement.keys.get(key.name)
    if (judged?.access === 'open' && judged.answer !== null) {
      return { operation, key, answer: judged.answer }
    }
  }
  return null
}

export function listOpened(scan: ScanContext): readonly Opened[] {
  return scan.operations.flatMap((operation) => findOpened(operation, scan) ?? [])
}

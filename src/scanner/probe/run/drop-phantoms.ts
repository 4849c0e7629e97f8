/** Decides which paths that were come upon are no operations after all. */
import type { Judgement, ScanContext } from '../scan-context.ts'
import type { ScanKnowledge } from './scan-knowledge.ts'

/** A wall refuses strangers everywhere; behind it, a good key is told that nothing is there. */
export function dropPhantoms(knowledge: ScanKnowledge, scan: ScanContext): void {
  const { judgements, operations } = knowledge
  const phantoms = new Set(
    [...judgements.values()]
      .filter((judgement) => isPhantom(judgement, scan))
      .map((judgement) => judgement.operation),
  )
  for (const operation of phantoms) judgements.delete(operation)
  knowledge.operations = operations.filter((operation) => !phantoms.has(operation))
}

/** An item that no key knows may well be there: its identifier was a guess. */
function isPhantom({ operation, none, keys }: Judgement, scan: ScanContext): boolean {
  if (operation.source !== 'discovered' || operation.path.includes('{')) return false
  const isWall = none.answer !== null && scan.isNotFound(none.answer)
  return isWall && keys.size > 0 && [...keys.values()].every((each) => each.access === 'absent')
}

/** Decides what the report says was tested: operations, and keys with what may be shown of them. */
import type { KeyCoverage, OperationCoverage } from '../../scan-report.ts'
import type { ScanSettings } from '../../scan-settings.ts'
import { maskSecret } from '../../secrets/mask-secret.ts'
import { nameOfPlacement } from '../keys/place-key.ts'
import type { Operation } from '../operation.ts'
import type { Judged, ProvenKey } from '../scan-context.ts'
import type { ScanKnowledge } from './scan-knowledge.ts'

export function listKeyCoverage(
  { keys: given }: ScanSettings,
  proven: readonly ProvenKey[],
): readonly KeyCoverage[] {
  return given.map(({ name, text }) => {
    const known = proven.find((each) => each.name === name)
    const placement = known === undefined ? null : nameOfPlacement(known.placement)
    return { name, hint: maskSecret(text), proven: known !== undefined, placement }
  })
}

/** In the order of their paths: tested ones and skipped ones together. */
export function listOperationCoverage(
  { operations, judgements }: ScanKnowledge,
  skipped: readonly OperationCoverage[],
): readonly OperationCoverage[] {
  const covered = operations.map((operation): OperationCoverage => {
    const reason = findReason(operation, judgements)
    const { method, path, source } = operation
    return { method, path, status: reason === null ? 'tested' : 'skipped', reason, source }
  })
  const all = [...covered, ...skipped]
  const known = new Map(all.toReversed().map((each) => [`${each.path} ${each.method}`, each]))
  return [...known].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each)
}

function findReason(operation: Operation, judgements: ScanKnowledge['judgements']): string | null {
  const judgement = judgements.get(operation)
  if (judgement === undefined) return 'the scan stopped before'
  const all: Judged[] = [judgement.none, judgement.madeUp, ...judgement.keys.values()]
  return all.every((each) => each.answer === null) ? judgement.none.because : null
}

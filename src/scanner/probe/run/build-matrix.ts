/** Decides how the report shows who can reach what. */
import type { AccessMatrix } from '../../scan-report.ts'
import type { Judgement, ProvenKey } from '../scan-context.ts'

/** Null when no key was given: there is nobody to compare with. */
export function buildMatrix(
  judgements: readonly Judgement[],
  keys: readonly ProvenKey[],
  hasGivenKeys: boolean,
): AccessMatrix | null {
  if (!hasGivenKeys) return null
  return {
    callers: ['no key', 'made-up key', ...keys.map((each) => each.name)],
    rows: judgements.map(({ operation, none, madeUp, keys: judged }) => ({
      operation: { method: operation.method, path: operation.path },
      access: [
        none.access,
        madeUp.access,
        ...keys.map((each) => judged.get(each.name)?.access ?? ('untested' as const)),
      ],
    })),
  }
}

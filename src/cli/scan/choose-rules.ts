/** Decides which rules of a scan apply; a mistyped one is told, with the one that was meant. */
import { KeywardError } from '../../base/errors.ts'
import type { RuleInfo } from '../../scanner/rule-info.ts'
import { hintNearest } from '../text/find-nearest.ts'

export interface ChosenRules {
  readonly onlyRules: readonly string[] | undefined
  readonly skippedRules: readonly string[] | undefined
}

/** Error `usage_error`. */
export function chooseRules(
  only: readonly string[] | undefined,
  skip: readonly string[] | undefined,
  rules: ReadonlyMap<string, RuleInfo>,
): ChosenRules {
  for (const [flag, ids] of [
    ['--only', only ?? []],
    ['--skip', skip ?? []],
  ] as const) {
    for (const id of ids) {
      if (rules.has(id)) continue
      refuse(`${flag}: there is no rule ${JSON.stringify(id)}${hintNearest(id, rules.keys())}`)
    }
  }
  const left = [...(only ?? rules.keys())].filter((id) => !(skip ?? []).includes(id))
  if (left.length === 0 && rules.size > 0) refuse('--only and --skip leave no rule')
  return { onlyRules: only, skippedRules: skip }
}

function refuse(detail: string): never {
  throw new KeywardError('usage_error', { detail })
}

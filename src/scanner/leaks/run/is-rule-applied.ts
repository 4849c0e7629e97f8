/** Decides whether a rule takes part in a search: by `--only` and `--skip`. */

export interface RuleChoice {
  /** Undefined: all. */
  readonly onlyRules?: readonly string[] | undefined
  readonly skippedRules?: readonly string[] | undefined
}

export function isRuleApplied({ onlyRules, skippedRules }: RuleChoice, ruleId: string): boolean {
  return (onlyRules?.includes(ruleId) ?? true) && skippedRules?.includes(ruleId) !== true
}

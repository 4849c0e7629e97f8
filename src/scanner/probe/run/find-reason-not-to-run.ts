/** Decides whether a rule runs at all, and what the report says when it does not. */
import type { ScanSettings } from '../../scan-settings.ts'
import type { ProbeRule } from '../probe-rule.ts'

/** Null when it runs. `keysProven`: keys that the target was seen to accept. */
export function findReasonNotToRun(
  rule: ProbeRule,
  settings: ScanSettings,
  keysProven: number,
): string | null {
  const { onlyRules, skippedRules, isActive, keys } = settings
  if (onlyRules !== undefined && !onlyRules.includes(rule.id)) return 'the rule was not chosen'
  if (skippedRules?.includes(rule.id) === true) return 'the rule was left out'
  if (rule.isActive && !isActive) return 'it sends what may change something: needs --active'
  if (keysProven >= rule.keysMin) return null
  const given = keys.filter((each) => each.isRevoked !== true).length
  const wanted = rule.keysMin === 1 ? 'a key' : 'two keys'
  if (given < rule.keysMin) return `it needs ${wanted}: give --key`
  return `it needs ${wanted} that the target accepts; of ${given} given it accepts ${keysProven}`
}

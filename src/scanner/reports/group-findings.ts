/** Decides which findings are told together: those of one rule and one weight. */
import type { Confidence, Finding, Severity } from '../finding.ts'
import type { RuleInfo } from '../rule-info.ts'

export interface FindingGroup {
  readonly ruleId: string
  readonly severity: Severity
  readonly confidence: Confidence | null
  readonly title: string
  /** What is true of every instance; null when each says something of its own. */
  readonly why: string | null
  readonly remedy: string
  readonly helpUri: string
  readonly instances: readonly { readonly finding: Finding; readonly detail: string }[]
}

/** In the order of the report: by severity, then by rule. */
export function groupFindings(
  findings: readonly Finding[],
  rules: ReadonlyMap<string, RuleInfo>,
): FindingGroup[] {
  const groups = new Map<string, Finding[]>()
  for (const finding of findings) {
    const name = JSON.stringify([finding.severity, finding.ruleId, finding.title, finding.remedy])
    const group = groups.get(name)
    if (group === undefined) groups.set(name, [finding])
    else group.push(finding)
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    return first === undefined ? [] : [describeGroup(first, group, rules.get(first.ruleId))]
  })
}

function describeGroup(
  first: Finding,
  group: readonly Finding[],
  rule: RuleInfo | undefined,
): FindingGroup {
  const { ruleId, severity, confidence, title, remedy, helpUri } = first
  const common = rule?.why ?? ''
  const isShared = common !== '' && group.every(({ why }) => why.startsWith(common))
  return {
    ruleId,
    severity,
    confidence: group.every((each) => each.confidence === confidence) ? confidence : null,
    title,
    why: isShared ? common : null,
    remedy,
    helpUri,
    instances: group.map((finding) => ({
      finding,
      detail: isShared ? finding.why.slice(common.length).trim() : finding.why,
    })),
  }
}

/** Decides how rules stand in SARIF: texts, weight, remedy and the controls they bear on. */
import { mappingsOf } from '../controls.ts'
import { isScanReport, type Report } from '../file-report.ts'
import type { Finding, Severity } from '../finding.ts'
import { severities } from '../finding.ts'
import { remedyLanguages } from '../remedy-languages.ts'
import type { RemedyCode, RuleInfo } from '../rule-info.ts'
import { pageOfControl } from './control-titles.ts'
import { type ControlRef, listControls } from './list-controls.ts'
import type { ReportInput } from './report-input.ts'
import { formatRelationship, formatTag } from './sarif-taxonomies.ts'

/** The bands of code scanning: above 9.0 critical, from 7.0 high, from 4.0 medium, else low. */
const SECURITY_SEVERITY: Readonly<Record<Severity, string>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '2.5',
  info: '0.0',
}

export function levelOf(severity: Severity): 'error' | 'warning' | 'note' {
  if (severity === 'critical' || severity === 'high') return 'error'
  return severity === 'medium' ? 'warning' : 'note'
}

export interface SarifRules {
  readonly descriptors: readonly Readonly<Record<string, unknown>>[]
  readonly indexOf: ReadonlyMap<string, number>
  readonly controls: readonly ControlRef[]
}

/** Every rule that has found something; of scans and code also those that were only applied. */
export function formatSarifRules({ report, rules }: ReportInput): SarifRules {
  const findings = Map.groupBy(report.findings, ({ ruleId }) => ruleId)
  const applied = listApplied(report)
  const ids = [...new Set([...applied, ...findings.keys()])].toSorted()
  const controls: ControlRef[] = []
  const descriptors = ids.map((id) => {
    const found = findings.get(id) ?? []
    const own = listRuleControls(rules.get(id), found)
    controls.push(...own)
    return formatDescriptor(id, rules.get(id), found, own)
  })
  return { descriptors, indexOf: new Map(ids.map((id, index) => [id, index])), controls }
}

/** Hundreds of formats of secrets that were not found say nothing in code scanning. */
function listApplied(report: Report): readonly string[] {
  if (isScanReport(report)) return report.coverage.checks.map(({ ruleId }) => ruleId)
  return report.schema === 'keyward.code/1' ? report.coverage.rules : []
}

function listRuleControls(rule: RuleInfo | undefined, found: readonly Finding[]): ControlRef[] {
  const refs = found.flatMap(({ mappings }) => listControls(mappings, rule))
  const all =
    found.length > 0 || rule === undefined ? refs : listControls(mappingsOf(rule.controls), rule)
  return [...new Map(all.map((each) => [`${each.framework} ${each.control}`, each])).values()]
}

function formatDescriptor(
  id: string,
  rule: RuleInfo | undefined,
  found: readonly Finding[],
  controls: readonly ControlRef[],
) {
  const [first] = found
  const title = rule?.title ?? first?.title ?? id
  const remedy = rule?.remedy ?? first?.remedy ?? ''
  const why = rule?.why ?? first?.why ?? title
  const severity = worstOf(found) ?? rule?.severity ?? 'info'
  const category = rule?.category ?? first?.category
  const owasp = controls.find(({ framework }) => framework === 'owasp')
  const page = owasp === undefined ? null : pageOfControl('owasp', owasp.control)
  return {
    id,
    name: id.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: title },
    fullDescription: { text: why },
    // The standard wants an absolute address; our own page is named in the properties.
    ...(page === null ? {} : { helpUri: page }),
    help: {
      text: remedy === '' ? why : remedy,
      markdown: formatHelp(why, remedy, rule?.remedyCode ?? {}),
    },
    defaultConfiguration: { level: levelOf(severity) },
    relationships: controls.map(formatRelationship),
    properties: {
      tags: [
        'security',
        'api',
        ...(category === undefined ? [] : [category]),
        ...new Set(controls.map(formatTag)),
      ],
      'security-severity': SECURITY_SEVERITY[severity],
      page: first?.helpUri ?? `/docs/rules/${id}`,
    },
  }
}

/** Code scanning knows a weight of rules only, so a rule weighs what it found here. */
function worstOf(found: readonly Finding[]): Severity | undefined {
  return severities.find((severity) => found.some((each) => each.severity === severity))
}

function formatHelp(why: string, remedy: string, code: RemedyCode): string {
  const blocks = remedyLanguages.flatMap(({ key, name, fence }) => {
    const text = code[key]
    return text === undefined ? [] : [`${name}:\n\n\`\`\`${fence}\n${text}\n\`\`\``]
  })
  return [why, `## Remedy\n\n${remedy}`, ...blocks].join('\n\n')
}

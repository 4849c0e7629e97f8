/** Decides how findings stand beside the controls of each framework: as evidence, no verdict. */
import { countNoun } from '../../base/text/count-noun.ts'
import { mappingsOf } from '../controls.ts'
import { isScanReport, type Report } from '../file-report.ts'
import { type Framework, frameworks, pageOfControl, titleOfControl } from './control-titles.ts'
import { html, type Markup } from './html.ts'
import { type ControlRef, compareControls, listControls } from './list-controls.ts'
import type { ReportInput } from './report-input.ts'

interface ControlRow {
  readonly control: string
  readonly ruleIds: Set<string>
  readonly conditions: Set<string>
  findings: number
  passed: number
}

const ORDER: readonly Framework[] = ['owasp', 'pciDss', 'soc2', 'cwe']

export function formatControls(input: ReportInput): Markup {
  const tables = collectControls(input)
  const parts = ORDER.map((framework) => {
    const rows = [...(tables.get(framework)?.values() ?? [])]
    if (rows.length === 0) return html``
    return formatFramework(
      framework,
      rows.toSorted((one, other) => compareControls(one.control, other.control)),
    )
  })
  return html`<section id="controls"><h2>Evidence toward controls</h2>
<p>What was found, and what was checked and passed, is evidence toward these controls. Whether a
control is met is for an assessor to say, who sees more than any scan can.</p>
${parts}</section>
`
}

function formatFramework(framework: Framework, rows: readonly ControlRow[]): Markup {
  const { name, version } = frameworks[framework]
  const title = `${name} ${version}`
  return html`<details${framework === 'cwe' ? null : html` open`}><summary>${title}</summary>
<div class="wide" tabindex="0" role="region" aria-label="${title}"><table>
<thead><tr><th scope="col">Control</th>${
    framework === 'cwe' ? null : html`<th scope="col" class="about">About</th>`
  }<th scope="col">Findings</th>
<th scope="col" class="number">Checks passed</th></tr></thead>
<tbody>${rows.map((row) => formatRow(framework, row))}</tbody></table></div></details>
`
}

function formatRow(framework: Framework, row: ControlRow): Markup {
  const { control, ruleIds, conditions, findings, passed } = row
  const label = framework === 'cwe' ? `CWE-${control}` : control
  const page = pageOfControl(framework, control)
  const named =
    page === null ? html`${label}` : html`<a href="${page}" rel="noreferrer">${label}</a>`
  const rules = [...ruleIds].map((id, index) => html`${index === 0 ? '' : ', '}<code>${id}</code>`)
  const only =
    conditions.size === 0
      ? null
      : html` <span class="quiet">only ${[...conditions].join(', or ')}</span>`
  return html`<tr><th scope="row" class="control">${named}</th>
${framework === 'cwe' ? null : html`<td>${titleOfControl(framework, control) ?? ''}${only}</td>`}
<td class="rules">${findings === 0 ? null : `${countNoun(findings, 'finding')}: `}${rules}</td>
<td class="number">${passed}</td></tr>
`
}

type Tables = Map<Framework, Map<string, ControlRow>>

function collectControls({ report, rules }: ReportInput): Tables {
  const tables: Tables = new Map()
  for (const finding of report.findings) {
    for (const ref of listControls(finding.mappings, rules.get(finding.ruleId))) {
      const row = getRow(tables, ref)
      row.findings += 1
      row.ruleIds.add(finding.ruleId)
    }
  }
  for (const [ruleId, count] of countPassed(report)) {
    const rule = rules.get(ruleId)
    if (rule === undefined) continue
    for (const ref of listControls(mappingsOf(rule.controls), rule)) {
      getRow(tables, ref).passed += count
    }
  }
  return tables
}

function getRow(tables: Tables, { framework, control, condition }: ControlRef): ControlRow {
  const table = tables.get(framework) ?? new Map<string, ControlRow>()
  tables.set(framework, table)
  const known = table.get(control)
  const row = known ?? {
    control,
    ruleIds: new Set<string>(),
    conditions: new Set<string>(),
    findings: 0,
    passed: 0,
  }
  if (condition !== null) row.conditions.add(condition)
  table.set(control, row)
  return row
}

/** Of files it is not counted how often a rule found nothing. */
function countPassed(report: Report): Map<string, number> {
  const passed = new Map<string, number>()
  if (!isScanReport(report)) return passed
  for (const { ruleId, status } of report.coverage.checks) {
    if (status === 'passed') passed.set(ruleId, (passed.get(ruleId) ?? 0) + 1)
  }
  return passed
}

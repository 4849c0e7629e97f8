/** Decides how the sum, the matrix, coverage and the controls stand on the page: as tables. */
import { countNoun } from '../../base/text/count-noun.ts'
import { nameOperation } from '../probe/operation.ts'
import type { Access, AccessMatrix, ReportBase, ScanReport } from '../scan-report.ts'
import { accessMeanings, countTested, nameResource } from './describe-report.ts'
import { html, type Markup } from './html.ts'

export function formatSum({ sum, score, grade }: ReportBase): Markup {
  const rows = sum.lines.map(
    ({
      ruleId,
      severity,
      instances,
      points,
    }) => html`<tr><th scope="row"><code>${ruleId}</code></th>
<td><span class="tag ${severity}">${severity}</span></td><td class="number">${instances}</td>
<td class="number">${points === 0 ? '0' : `−${points}`}</td></tr>
`,
  )
  const cap =
    sum.cap === null
      ? null
      : html`<tr><th scope="row" colspan="3">At most, because of ${sum.cap.reason}</th>
<td class="number">≤ ${sum.cap.score}</td></tr>
`
  return html`<section id="score"><h2>How the score came about</h2>
<p>A finding costs by its weight: critical 40, high 20, medium 8, low 2, info nothing. Each further
one of the same rule costs a tenth of that, together at most as much again. A is 90 and above, B 80,
C 70, D 60, and F below.</p>
<div class="wide" tabindex="0" role="region" aria-label="The sum of the score"><table>
<thead><tr><th scope="col">Rule</th><th scope="col">Severity</th>
<th scope="col" class="number">Found</th><th scope="col" class="number">Points</th></tr></thead>
<tbody><tr><th scope="row" colspan="3">To begin with</th><td class="number">100</td></tr>
${rows}${cap}</tbody>
<tfoot><tr><th scope="row" colspan="3">Score, grade ${grade}</th>
<td class="number">${score}</td></tr></tfoot></table></div></section>
`
}

export function formatScanCoverage(report: ScanReport): Markup {
  const { matrix } = report
  return html`${formatInSource(report)}${matrix === null ? null : formatMatrix(matrix)}
${formatCoverage(report)}`
}

function formatInSource({ source }: ScanReport): Markup | null {
  if (source === undefined) return null
  const rows = source.findings.map((finding) => {
    const { severity, ruleId, title, provenBy = [] } = finding
    const proofs = [...new Set(provenBy.map((each) => each.ruleId))].join(', ')
    return html`<tr><th scope="row"><code>${nameResource(finding)}</code></th>
<td><span class="tag ${severity}">${severity}</span> <code>${ruleId}</code> ${title}</td>
<td>${proofs}</td></tr>
`
  })
  return html`<section id="source"><h2>In the source</h2>
<p>${countNoun(source.files, 'file')} read. What is wrong there, and the findings above that show
it at work. It costs no points here.</p>
<div class="wide" tabindex="0" role="region" aria-label="In the source"><table>
<thead><tr><th scope="col">Place</th><th scope="col">Finding</th><th scope="col">Seen live</th></tr>
</thead><tbody>${rows}</tbody></table></div></section>
`
}

/** `no key` and `made-up key` come first. */
const STRANGERS = 2

/** Words carry the meaning; colours only repeat it. */
const ACCESS_CLASSES: Readonly<Record<Access, string>> = {
  open: 'access low',
  refused: 'access good',
  absent: 'access info',
  limited: 'access info',
  failed: 'access info',
  unclear: 'access medium',
  untested: 'access info',
}

function formatMatrix(matrix: AccessMatrix): Markup {
  const head = matrix.callers.map((caller) => html`<th scope="col">${caller}</th>`)
  const rows = matrix.rows.map(
    ({
      operation,
      access,
    }) => html`<tr><th scope="row"><code>${nameOperation(operation)}</code></th>
${matrix.callers.map((_, index) => formatAccess(access[index] ?? 'untested', index))}</tr>
`,
  )
  const used = new Set(matrix.rows.flatMap(({ access }) => access))
  const meanings = Object.entries(accessMeanings)
    .filter(([access]) => used.has(access as Access))
    .map(([access, meaning]) => `${access}: ${meaning}`)
  return html`<section id="access"><h2>Who reaches what</h2>
<p>Each operation, asked by each caller.</p>
<div class="wide" tabindex="0" role="region" aria-label="Who reaches what"><table class="matrix">
<caption>${meanings.join('; ')}.</caption>
<thead><tr><th scope="col">Operation</th>${head}</tr></thead>
<tbody>${rows}</tbody></table></div></section>
`
}

function formatAccess(access: Access, column: number): Markup {
  const isForStrangers = access === 'open' && column < STRANGERS
  const look = isForStrangers ? 'access medium' : ACCESS_CLASSES[access]
  return html`<td><span class="${look}">${access}</span></td>`
}

function formatCoverage(report: ScanReport): Markup {
  const { coverage, documentProblems } = report
  const { tested, total } = countTested(report)
  const passed = coverage.checks.filter(({ status }) => status === 'passed').length
  const untested = coverage.checks.filter(({ status }) => status === 'untested').length
  const rows = coverage.operations.map(
    (each) => html`<tr><th scope="row"><code>${nameOperation(each)}</code></th>
<td>${each.status}</td><td>${each.reason ?? ''}</td><td>${each.source}</td></tr>
`,
  )
  const keys = coverage.keys.map(
    ({ name, hint, proven, placement }) =>
      html`<li>Key ${name} (<code>${hint}</code>): ${
        proven ? `works${placement === null ? '' : ` as ${placement}`}` : 'opened nothing'
      }</li>`,
  )
  const problems = documentProblems.map(
    ({ at, message }) => html`<li><code>${at}</code> ${message}</li>`,
  )
  return html`<section id="coverage"><h2>What was tested</h2>
<p>${tested} of ${countNoun(total, 'operation')}; ${countNoun(coverage.checks.length, 'check')}, of
which ${passed} passed and ${untested} could not be made; ${coverage.requestsSent} of at most
${coverage.requestsBudget} requests sent.</p>
${keys.length === 0 ? null : html`<ul>${keys}</ul>`}
<details><summary>All operations</summary>
<div class="wide" tabindex="0" role="region" aria-label="All operations"><table>
<thead><tr><th scope="col">Operation</th><th scope="col">Status</th><th scope="col">Why not</th>
<th scope="col">Known from</th></tr></thead><tbody>${rows}</tbody></table></div></details>
${formatUntested(report)}
${
  problems.length === 0
    ? null
    : html`<details><summary>Problems of the API document</summary><ul>${problems}</ul></details>`
}</section>
`
}

/** Thousands of checks may lack the same thing. */
function formatUntested({ coverage }: ScanReport): Markup | null {
  const untested = coverage.checks.filter(({ status }) => status === 'untested')
  if (untested.length === 0) return null
  const groups = Map.groupBy(untested, ({ ruleId, reason }) => JSON.stringify([ruleId, reason]))
  const rows = [...groups.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    return [
      html`<tr><th scope="row"><code>${first.ruleId}</code></th><td>${first.reason ?? ''}</td>
<td class="number">${group.length}</td></tr>
`,
    ]
  })
  return html`<details><summary>Checks that could not be made</summary>
<div class="wide" tabindex="0" role="region" aria-label="Checks that could not be made"><table>
<thead><tr><th scope="col">Rule</th><th scope="col">Why not</th>
<th scope="col" class="number">Checks</th></tr></thead>
<tbody>${rows}</tbody></table></div></details>
`
}

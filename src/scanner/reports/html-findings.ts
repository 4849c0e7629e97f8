/** Decides how findings stand on the page: what is wrong, where, what was seen, how to mend it. */
import { countNoun } from '../../base/text/count-noun.ts'
import type { Finding } from '../finding.ts'
import { remedyLanguages } from '../remedy-languages.ts'
import type { RemedyCode, RuleInfo } from '../rule-info.ts'
import type { Framework } from './control-titles.ts'
import { describeSource, listShown, nameResource } from './describe-report.ts'
import { type FindingGroup, groupFindings } from './group-findings.ts'
import { formatProse, html, type Markup } from './html.ts'
import { listControls } from './list-controls.ts'
import type { ReportInput } from './report-input.ts'

export function formatFindings(input: ReportInput): Markup {
  const groups = groupFindings(listShown(input), input.rules)
  const none = input.report.complete
    ? 'Every check was made, and none found anything.'
    : 'The checks that were made found nothing. Some were not made: see “Not tested”.'
  return html`<section id="findings"><h2>Findings</h2>
${groups.length === 0 ? html`<p>${none}</p>` : null}
${groups.map((group) => formatGroup(group, input.rules.get(group.ruleId)))}
</section>`
}

function formatGroup(group: FindingGroup, rule: RuleInfo | undefined): Markup {
  const { severity, title, ruleId, confidence, why, remedy, helpUri, instances } = group
  return html`<article class="finding">
<h3>${formatProse(title)}</h3>
<p class="meta"><span class="tag ${severity}">${severity}</span>
<code>${ruleId}</code>${confidence === null ? null : html` <span>${confidence}</span>`}
<span>${countNoun(instances.length, 'place')}</span></p>
${why === null ? null : html`<p>${formatProse(why)}</p>`}
${instances.map(({ finding, detail }) => formatInstance(finding, detail, confidence === null))}
<div class="remedy"><p class="label">Remedy</p>
<p>${formatProse(remedy)}</p>
${formatCode(rule?.remedyCode ?? {})}</div>
<p class="quiet small">${formatMappings(group, rule)} Rule page: <code>${helpUri}</code></p>
</article>
`
}

function formatInstance(finding: Finding, detail: string, isMixed: boolean): Markup {
  const { evidence, confidence } = finding
  const hasEvidence = evidence?.request !== undefined || evidence?.response !== undefined
  return html`<div class="instance"><h4><code>${nameResource(finding)}</code>${
    isMixed ? html` <span class="quiet">${confidence}</span>` : null
  }</h4>
${detail === '' ? null : html`<p>${formatProse(detail)}</p>`}
${
  hasEvidence
    ? html`<details><summary>What was seen</summary>
${formatMessage('Request', evidence?.request)}
${formatMessage('Response', evidence?.response)}</details>`
    : null
}${formatSource(finding)}</div>
`
}

function formatSource(finding: Finding): Markup {
  const { snippet, fix } = finding
  const source = describeSource(finding)
  const link = source === null ? null : html`<p>In the source: <code>${source}</code></p>`
  return html`${link}
${snippet === undefined ? null : html`<pre>${snippet}</pre>`}
${
  fix === undefined
    ? null
    : html`<div class="remedy"><p class="label">Fix</p><p>${formatProse(fix.text)}</p>
<pre>${fix.code}</pre></div>`
}`
}

function formatMessage(label: string, text: string | undefined): Markup | null {
  return text === undefined ? null : html`<p class="label">${label}</p><pre>${text}</pre>`
}

function formatCode(code: RemedyCode): Markup {
  const blocks = remedyLanguages.flatMap(({ key, name }) => {
    const text = code[key]
    if (text === undefined) return []
    return [html`<details><summary>In ${name}</summary><pre>${text}</pre></details>\n`]
  })
  return html`${blocks}`
}

function formatMappings({ instances }: FindingGroup, rule: RuleInfo | undefined): string {
  const [first] = instances
  const refs = first === undefined ? [] : listControls(first.finding.mappings, rule)
  const named = Object.entries(NAMES).flatMap(([framework, name]) => {
    const controls = refs
      .filter((each) => each.framework === framework && each.condition === null)
      .map(({ control }) => control)
    return controls.length === 0 ? [] : [`${name} ${controls.join(', ')}`]
  })
  return named.length === 0 ? '' : `Evidence toward ${named.join('; ')}.`
}

const NAMES: Readonly<Record<Framework, string>> = {
  owasp: 'OWASP',
  pciDss: 'PCI DSS',
  soc2: 'SOC 2',
  cwe: 'CWE',
}

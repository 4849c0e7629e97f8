/** Decides the page that an auditor reads and files: one file that loads and runs nothing. */
import { createHash } from 'node:crypto'
import type { EvidenceTable } from '../../engine/evidence/evidence-table.ts'
import { LOCAL_OPERATOR } from '../../engine/principal.ts'
import { html, Markup } from '../../scanner/reports/html.ts'
import { createReader, type ReadFigure } from './control-spec.ts'
import type { Evidence, EvidenceControl } from './create-evidence.ts'
import { EVIDENCE_STYLE } from './evidence-style.ts'
import { formatEvidenceTable, formatInstant } from './format-evidence-table.ts'

const STYLE_HASH = createHash('sha256').update(EVIDENCE_STYLE).digest('base64')

/** Names and notes of people stand in it, so it may do nothing at all, whatever got into it. */
export const EVIDENCE_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${STYLE_HASH}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

export function formatEvidenceHtml(evidence: Evidence): string {
  const { framework, tool, authority } = evidence
  const title = `Evidence toward ${framework.name} ${framework.version}`
  const page = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${EVIDENCE_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${new Markup(EVIDENCE_STYLE)}</style></head>
<body>${formatHead(evidence, title)}
<main><section id="controls"><h2>Controls</h2>
${evidence.controls.map((control) => formatControl(control, evidence))}</section>
${formatNotShown(evidence)}
<section id="data"><h2>Data</h2>
${evidence.tables.map((table) => formatEvidenceTable(table, evidence))}</section></main>
<footer><p>Made by ${tool.name} ${tool.version}. This page loads nothing and runs nothing. A
signature of exactly this file is kept beside it; <code>keyward evidence verify</code> checks it
with the key <code>${authority.publicKey}</code>, which you should have got by another way than with
this page.</p></footer>
</body></html>
`
  return page.text
}

function formatHead(evidence: Evidence, title: string): Markup {
  const { from, to, api, generatedAt, generatedBy, statement, figures, authority } = evidence
  const proof = String(figures['auditProof'] ?? '')
  const look = proof.startsWith('NOT') ? 'proof broken' : 'proof'
  const about = api === null ? 'all APIs' : `the API ${api}`
  const isLocal = generatedBy === LOCAL_OPERATOR.id
  const maker = isLocal ? 'on the data directory itself' : `by ${generatedBy}`
  // The period may end with the second in which this was made.
  const end = to > generatedAt ? 'until it was made' : html`to ${formatInstant(to)}`
  return html`<header><p class="quiet">API keys of ${about}</p><h1>${title}</h1>
<p>${statement}</p>
<dl class="facts"><dt>Period</dt><dd>${formatInstant(from)} ${end}</dd>
<dt>Made</dt><dd>${formatInstant(generatedAt)} ${maker}</dd>
<dt>Authority</dt><dd>${authority.id}</dd>
${formatGlance(createReader(figures))}</dl>
<div class="${look}"><p>The audit log is ${proof}.</p></div>
${formatContents(evidence)}</header>
`
}

/** What who opens it asks first; the controls say it again with what it rests on. */
function formatGlance(read: ReadFigure): Markup {
  return html`<dt>Keys</dt><dd>${read('keysWorking')} that work, of ${read('keys')} that are not
revoked; without an owner: ${read('keysWithoutOwner')}</dd>
<dt>Rotations</dt><dd>${read('rotations')} in the period; keys that are overdue:
${read('review_rotation_overdue')}</dd>
<dt>Leaks</dt><dd>${read('leaks')} in the period; not answered:
${read('leaksUnanswered')}</dd>
<dt>Reviews</dt><dd>${read('accessReviews')} recorded in the period</dd>
<dt>Scans</dt><dd>${read('scans')} in the period; grade of the newest:
${read('latestGrade')}</dd>`
}

function formatContents({ controls }: Evidence): Markup {
  const items = controls.map(
    ({ id, title }) => html`<li><a href="#control-${id}"><b>${id}</b> ${title}</a></li>
`,
  )
  return html`<nav aria-label="Contents"><ul><li><a href="#controls">Controls</a></li>
<li><a href="#not-shown">What Keyward cannot show</a></li>
<li><a href="#data">Data</a></li></ul>
<ol class="index">${items}</ol></nav>
`
}

function formatControl(control: EvidenceControl, { tables }: Evidence): Markup {
  const { id, title, condition, shows, notShown, queries } = control
  const links = control.tables.flatMap((name) => {
    const table = tables.find((each) => each.name === name)
    return table === undefined
      ? []
      : [html` <a href="#${name}">${table.title}</a> (${table.total})`]
  })
  const again = queries.map(
    ({ table, command, request }) => html`<dt>${titleOf(tables, table)}</dt>
<dd><code>${command}</code></dd><dd><code>${request}</code></dd>
`,
  )
  return html`<article class="finding" id="control-${id}">
<h3 class="control-head"><b>${id}</b> <span>${title}</span></h3>
${condition === null ? null : html`<p class="notice">Only ${condition}.</p>`}
<div class="sides"><div><p class="label">What Keyward shows</p>
<ul>${shows.map((text) => html`<li>${text}</li>`)}</ul></div>
<div><p class="label">What this does not show</p>
<ul class="lacks">${notShown.map((text) => html`<li>${text}</li>`)}</ul></div></div>
<p class="small"><span class="label">Rows</span> ${separate(links)}</p>
<details><summary>How to get the same again</summary>
<dl class="queries">${again}</dl></details>
</article>
`
}

function separate(items: readonly Markup[]): Markup[] {
  return items.map((item, index) => (index === 0 ? item : html`, ${item}`))
}

function titleOf(tables: readonly EvidenceTable[], name: string): string {
  return tables.find((each) => each.name === name)?.title ?? name
}

function formatNotShown({ notShown }: Evidence): Markup {
  return html`<section id="not-shown"><h2>What Keyward cannot show</h2>
<ul>${notShown.map((text) => html`<li>${text}</li>`)}</ul></section>
`
}

/** Decides the page that an auditor reads and files: one file that loads and runs nothing. */
import { createHash } from 'node:crypto'
import type { EvidenceCell, EvidenceTable } from '../../engine/evidence/evidence-table.ts'
import { html, Markup } from '../../scanner/reports/html.ts'
import type { Evidence, EvidenceControl } from './create-evidence.ts'
import { EVIDENCE_STYLE } from './evidence-style.ts'

/** Longer texts are broken into lines; ids, names and hints are worth more in one piece. */
const LONG_LENGTH = 32

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
${evidence.tables.map(formatTable)}</section></main>
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
  return html`<header><p class="quiet">API keys of ${about}</p><h1>${title}</h1>
<p>${statement}</p>
<dl class="facts"><dt>Period</dt><dd>${formatTime(from)} to ${formatTime(to)}</dd>
<dt>Made</dt><dd>${formatTime(generatedAt)} by ${generatedBy}</dd>
<dt>Authority</dt><dd>${authority.id}</dd>
<dt>Keys</dt><dd>${figures['keysWorking'] ?? 0} that work, of ${figures['keys'] ?? 0} that are not
revoked</dd></dl>
<div class="${look}"><p>The audit log is ${proof}.</p></div>
<nav aria-label="Contents"><ul><li><a href="#controls">Controls</a></li>
<li><a href="#not-shown">What Keyward cannot show</a></li>
<li><a href="#data">Data</a></li></ul></nav>
</header>
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
  const rows = queries.map(
    ({
      table,
      command,
      request,
    }) => html`<tr><td><a href="#${table}">${titleOf(tables, table)}</a></td>
<td><code>${command}</code></td><td><code>${request}</code></td></tr>
`,
  )
  return html`<article class="finding" id="control-${id}">
<h3 class="control-head"><b>${id}</b> <span>${title}</span></h3>
${condition === null ? null : html`<p class="notice">Only ${condition}.</p>`}
<ul class="shows">${shows.map((text) => html`<li>${text}</li>`)}</ul>
<p class="label">Rows</p><p class="small">${separate(links)}</p>
<p class="label">What this does not show</p>
<ul class="lacks small">${notShown.map((text) => html`<li>${text}</li>`)}</ul>
<details><summary>How to get the same again</summary>
<div class="wide" tabindex="0" role="region" aria-label="Queries behind ${id}"><table>
<thead><tr><th scope="col">Rows</th><th scope="col">Command</th><th scope="col">Request</th></tr>
</thead><tbody>${rows}</tbody></table></div></details>
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

function formatTable({ name, title, columns, rows, total }: EvidenceTable): Markup {
  const names = Object.keys(columns)
  const head = names.map((column) => {
    const isNumber = typeof rows[0]?.[column] === 'number'
    const look = isNumber ? html` class="number"` : null
    return html`<th scope="col"${look}>${columns[column] ?? ''}</th>`
  })
  const body = rows.map(
    (row) => html`<tr>${names.map((column) => formatCell(column, row[column] ?? null))}</tr>
`,
  )
  const told =
    total > rows.length
      ? html`<caption>${rows.length} of ${total} rows are told here.</caption>`
      : null
  const content =
    rows.length === 0
      ? html`<p class="quiet">None.</p>`
      : html`<div class="wide" tabindex="0" role="region" aria-label="${title}">
<table class="data">${told}<thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`
  return html`<section id="${name}"><h3>${title}</h3>
${content}</section>
`
}

function formatCell(column: string, cell: EvidenceCell): Markup {
  if (cell === null || cell === '') return html`<td></td>`
  if (typeof cell === 'number') return html`<td class="number">${cell}</td>`
  if (typeof cell === 'boolean') return html`<td>${cell ? 'yes' : 'no'}</td>`
  if (column === 'checkpoint') return html`<td class="note">${cell}</td>`
  if (isInstant(cell)) return html`<td class="whole">${formatTime(cell)}</td>`
  const look = cell.length > LONG_LENGTH ? 'long' : 'whole'
  return html`<td class="${look}">${cell}</td>`
}

function isInstant(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text)
}

/** `2026-01-15T12:00:00.000Z` as `2026-01-15 12:00:00 UTC`. */
function formatTime(instant: string): string {
  return instant.replace('T', ' ').replace(/(?:\.\d+)?Z$/, ' UTC')
}

/** Decides how a table of evidence is shown: its rows, the controls that it is for, its query. */
import type { EvidenceCell, EvidenceTable } from '../../engine/evidence/evidence-table.ts'
import { html, type Markup } from '../../scanner/reports/html.ts'
import type { Evidence } from './create-evidence.ts'

/** Longer texts are broken into lines; ids, names and hints are worth more in one piece. */
const LONG_LENGTH = 32

export function formatEvidenceTable(table: EvidenceTable, evidence: Evidence): Markup {
  const { name, title, rows, total } = table
  const count = total === rows.length ? String(total) : `${rows.length} of ${total}`
  return html`<section id="${name}"><h3>${title} <span class="quiet">(${count})</span></h3>
${formatOrigin(name, evidence)}
${rows.length === 0 ? html`<p class="quiet">None.</p>` : formatRows(table)}</section>
`
}

/** On paper this is where the query stands, once for all controls that rest on it. */
function formatOrigin(name: string, { controls }: Evidence): Markup | null {
  const resting = controls.filter(({ tables }) => tables.includes(name))
  const query = resting[0]?.queries.find(({ table }) => table === name)
  if (query === undefined) return null
  const links = resting.map(
    ({ id }, index) => html`${index === 0 ? ' ' : ', '}<a href="#control-${id}">${id}</a>`,
  )
  return html`<p class="small quiet">For${links}. To get the same again:
<code>${query.command}</code> or <code>${query.request}</code></p>`
}

function formatRows({ title, columns, rows }: EvidenceTable): Markup {
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
  return html`<div class="wide" tabindex="0" role="region" aria-label="${title}">
<table class="data"><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`
}

function formatCell(column: string, cell: EvidenceCell): Markup {
  if (cell === null || cell === '') return html`<td></td>`
  if (typeof cell === 'number') return html`<td class="number">${cell}</td>`
  if (typeof cell === 'boolean') return html`<td>${cell ? 'yes' : 'no'}</td>`
  if (column === 'checkpoint') return html`<td class="note">${cell}</td>`
  if (isInstant(cell)) return html`<td class="whole">${formatInstant(cell)}</td>`
  const look = cell.length > LONG_LENGTH ? 'long' : 'whole'
  return html`<td class="${look}">${cell}</td>`
}

function isInstant(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text)
}

/** `2026-01-15T12:00:00.000Z` as `2026-01-15 12:00:00 UTC`. */
export function formatInstant(instant: string): string {
  return instant.replace('T', ' ').replace(/(?:\.\d+)?Z$/, ' UTC')
}

/** Decides how a page of evidence looks, beyond what all reports have in common. */
import { HTML_STYLE } from '../../scanner/reports/html-style.ts'

const OWN = `
.control-head { display: flex; flex-wrap: wrap; gap: .25rem .75rem; align-items: baseline; }
.control-head b { font-variant-numeric: tabular-nums; }
.finding ul { margin: .25rem 0 .5rem; padding-left: 1.25rem; max-width: 46rem; }
.finding li { margin: .25rem 0; overflow-wrap: anywhere; }
.shows { font-size: 1rem; }
.lacks { color: var(--quiet); }
#data section { margin-top: 2rem; }
.data { width: auto; min-width: 40%; }
.data td, .data th { font-size: .8125rem; padding-right: 1.25rem; }
.data thead th { vertical-align: bottom; white-space: normal; }
.data thead th.number { min-width: 5.5rem; }
.data td { overflow-wrap: anywhere; }
.data .whole { white-space: nowrap; }
.data .long { min-width: 16rem; max-width: 26rem; }
.data .note { white-space: pre-wrap; font-family: ui-monospace, Menlo, monospace;
  font-size: .75rem; min-width: 24rem; }
.proof { border-left: 4px solid var(--good); padding: .25rem 0 .25rem 1rem; margin: 1.25rem 0; }
.proof.broken { border-color: var(--critical); }
@media print {
  .finding { break-inside: avoid-page; }
  .data td, .data th { font-size: 7pt; padding-right: .375rem; }
  .data .whole { white-space: normal; }
  .data thead th.number { min-width: 0; }
  .data .long, .data .note { min-width: 0; }
  .data .note { font-size: 6pt; }
  #data { break-before: page; }
  @page { size: A4 landscape; }
}`

/** One text, so that its hash can stand in the page's policy. */
export const EVIDENCE_STYLE = `${HTML_STYLE}${OWN}\n`

/** Decides how a page of evidence looks, beyond what all reports have in common. */
import { HTML_STYLE } from '../../scanner/reports/html-style.ts'

const OWN = `
main, header, footer { max-width: 80rem; }
.index { margin: .5rem 0 0; padding: 0; columns: 24rem 3; column-gap: 2rem; font-size: .9375rem; }
.index li { list-style: none; padding: .125rem 0 .125rem 5.25rem; break-inside: avoid; }
.index a { display: block; text-decoration: none; }
.index b { float: left; margin-left: -5.25rem; }
.index b, .control-head b { font-variant-numeric: tabular-nums; }
.control-head { display: flex; flex-wrap: wrap; gap: .25rem .75rem; align-items: baseline; }
.finding { scroll-margin-top: 1rem; }
.finding:target { border-color: var(--accent); }
.finding .notice { margin: .625rem 0; padding: 0 0 0 .75rem; }
.finding ul { margin: .25rem 0 .5rem; padding-left: 1.25rem; max-width: 46rem; }
.finding li { margin: .25rem 0; overflow-wrap: anywhere; }
.finding .small { margin: .5rem 0; }
.finding .small .label { margin-right: .5rem; }
.lacks { color: var(--quiet); }
.queries { margin: .5rem 0 0; font-size: .875rem; }
.queries dt { margin-top: .5rem; }
.queries dd { margin: .125rem 0 0 1rem; }
@media (min-width: 52rem) {
  .sides { display: grid; grid-template-columns: 11fr 9fr; gap: 0 2.5rem; }
}
#data section { margin-top: 2.5rem; }
#data .small { max-width: none; }
.data { width: auto; min-width: 40%; }
.data td, .data th { font-size: .8125rem; padding-right: 1.25rem; }
.data thead th { vertical-align: bottom; white-space: normal; }
.data thead th.number { min-width: 4.5rem; }
.data td { overflow-wrap: anywhere; }
.data .whole { white-space: nowrap; }
.data .long { min-width: 14rem; max-width: 26rem; }
.data .note { white-space: pre-wrap; font-family: ui-monospace, Menlo, monospace;
  font-size: .75rem; min-width: 24rem; }
.proof { border-left: 4px solid var(--good); padding: .25rem 0 .25rem 1rem; margin: 1.25rem 0; }
.proof.broken { border-color: var(--critical); }
@media print {
  nav { display: block; }
  nav > ul, .finding details { display: none; }
  .index { font-size: 9pt; }
  .finding { break-inside: avoid-page; padding: .5rem .875rem; margin: .5rem 0; }
  .finding .notice { margin: .375rem 0; }
  .finding ul { margin: .125rem 0 .25rem; }
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

/** Decides how the page of a report looks: on any screen, light or dark, and on paper. */

const COLOURS = `
:root {
  color-scheme: light dark;
  --paper: #ffffff; --sheet: #f6f7f9; --ink: #1b2330; --quiet: #5a6575; --line: #dde2e9;
  --accent: #2456c8; --critical: #a3123a; --high: #b93c10; --medium: #8a5a00; --low: #2f5f94;
  --info: #5a6575; --good: #1d6b3c; --critical-soft: #fbe9ee; --high-soft: #fcede5;
  --medium-soft: #fbf2dd; --low-soft: #e8f0fa; --info-soft: #eef0f3; --good-soft: #e5f4ea;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #12161d; --sheet: #1a2029; --ink: #e4e9f0; --quiet: #9aa6b6; --line: #2e3743;
    --accent: #8fb2ff; --critical: #ff8fa9; --high: #ffa27c; --medium: #e9bd62; --low: #8fbdf0;
    --info: #a4afbd; --good: #7fd3a0; --critical-soft: #3a1722; --high-soft: #3a2117;
    --medium-soft: #33280f; --low-soft: #172a40; --info-soft: #232a34; --good-soft: #143022;
  }
}`

const LAYOUT = `
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 16px/1.55 system-ui, -apple-system, "Segoe UI", "Liberation Sans", Arial, sans-serif;
}
main, header, footer { max-width: 62rem; margin: 0 auto; padding: 0 1.5rem; }
header { padding-top: 2.5rem; }
footer { padding-top: 1rem; padding-bottom: 3rem; color: var(--quiet); font-size: .875rem; }
h1 { margin: 0; font-size: 1.375rem; line-height: 1.3; overflow-wrap: anywhere; }
h2 { margin: 3rem 0 .75rem; font-size: 1.25rem; }
h3 { margin: 0 0 .25rem; font-size: 1.0625rem; line-height: 1.4; }
h4 { margin: 1rem 0 .25rem; font-size: .9375rem; overflow-wrap: anywhere; }
p { margin: .5rem 0; max-width: 46rem; overflow-wrap: anywhere; }
a { color: var(--accent); }
code, pre { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace; }
code { font-size: .875em; overflow-wrap: anywhere; }
pre {
  margin: .5rem 0; padding: .75rem 1rem; background: var(--sheet); border: 1px solid var(--line);
  border-radius: 6px; font-size: .8125rem; line-height: 1.5; white-space: pre-wrap;
  overflow-wrap: anywhere;
}
.quiet { color: var(--quiet); }
.verdict { display: flex; gap: 1.5rem; align-items: center; margin: 1.25rem 0 .5rem; }
.grade {
  flex: none; width: 6rem; height: 6rem; border-radius: 14px; display: grid;
  place-items: center; font-size: 3.75rem; font-weight: 700; line-height: 1;
}
.verdict p { margin: .125rem 0; }
.verdict .score { font-size: 1.25rem; font-weight: 600; }
.good { background: var(--good-soft); color: var(--good); }
.fair { background: var(--medium-soft); color: var(--medium); }
.poor { background: var(--high-soft); color: var(--high); }
.bad { background: var(--critical-soft); color: var(--critical); }
.counts { display: flex; flex-wrap: wrap; gap: .5rem; margin: 1rem 0; padding: 0; }
.counts li { list-style: none; }
.tag {
  display: inline-block; padding: .0625rem .5rem; border-radius: 4px; font-size: .8125rem;
  font-weight: 600; white-space: nowrap;
}
.critical { background: var(--critical-soft); color: var(--critical); }
.high { background: var(--high-soft); color: var(--high); }
.medium { background: var(--medium-soft); color: var(--medium); }
.low { background: var(--low-soft); color: var(--low); }
.info { background: var(--info-soft); color: var(--info); }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: 1.25rem 0; padding: 0; }
nav li { list-style: none; }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: .125rem 1.25rem; margin: 0; }
.facts dt { color: var(--quiet); }
.facts dd { margin: 0; overflow-wrap: anywhere; }
.notice { border-left: 4px solid var(--medium); padding: .25rem 0 .25rem 1rem; margin: 1.25rem 0; }`

const PARTS = `
.finding { border: 1px solid var(--line); border-radius: 8px; padding: 1rem 1.25rem; }
.finding { margin: 1rem 0; }
.finding .meta { display: flex; flex-wrap: wrap; gap: .25rem .75rem; align-items: center;
  color: var(--quiet); font-size: .875rem; margin: 0 0 .5rem; }
.instance { border-top: 1px solid var(--line); margin-top: .875rem; padding-top: .125rem; }
.remedy { border-top: 1px solid var(--line); margin: .875rem 0; padding: .125rem 0 0; }
.small { font-size: .875rem; }
details { margin: .375rem 0; }
summary { cursor: pointer; color: var(--accent); font-size: .9375rem; }
summary:focus-visible, a:focus-visible, .wide:focus-visible {
  outline: 2px solid var(--accent); outline-offset: 2px;
}
.label { margin: .625rem 0 0; font-size: .8125rem; font-weight: 600; color: var(--quiet); }
.wide { overflow-x: auto; margin: .75rem 0; }
table { border-collapse: collapse; width: 100%; font-size: .9375rem; }
caption { text-align: left; color: var(--quiet); padding: 0 0 .5rem; font-size: .875rem; }
th, td { text-align: left; vertical-align: top; padding: .4375rem .75rem .4375rem 0;
  border-bottom: 1px solid var(--line); }
th { font-weight: 600; font-size: .8125rem; color: var(--quiet); }
tbody th { font-weight: 400; font-size: .9375rem; color: var(--ink); }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
td:last-child, th:last-child { padding-right: 0; }
tfoot td, tfoot th { font-weight: 700; font-size: .9375rem; color: var(--ink); border-bottom: 0; }
.matrix th, .matrix td { white-space: nowrap; }
.access { display: inline-block; min-width: 5.25rem; padding: .0625rem .5rem; border-radius: 4px;
  font-size: .8125rem; text-align: center; }
.control { min-width: 5.5rem; white-space: nowrap; }
.about { width: 40%; min-width: 11rem; }
.rules { min-width: 13rem; }
.rules code { overflow-wrap: normal; }
@media (max-width: 40rem) {
  main, header, footer { padding-left: 1rem; padding-right: 1rem; }
  header { padding-top: 1.25rem; }
  .verdict { gap: 1rem; }
  .grade { width: 4.5rem; height: 4.5rem; font-size: 2.75rem; border-radius: 10px; }
  .finding { padding: .875rem; }
  .facts { grid-template-columns: 1fr; gap: 0; }
  .facts dd { margin-bottom: .375rem; }
  th, td { padding-right: .5rem; }
}`

const PRINT = `
@page { margin: 18mm 16mm; }
@media print {
  :root {
    color-scheme: light;
    --paper: #ffffff; --sheet: #f6f7f9; --ink: #000000; --quiet: #444c58; --line: #c6cdd6;
    --accent: #000000; --critical: #a3123a; --high: #b93c10; --medium: #8a5a00; --low: #2f5f94;
    --info: #444c58; --good: #1d6b3c; --critical-soft: #fbe9ee; --high-soft: #fcede5;
    --medium-soft: #fbf2dd; --low-soft: #e8f0fa; --info-soft: #eef0f3; --good-soft: #e5f4ea;
  }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  body { font-size: 10pt; }
  nav { display: none; }
  main, header, footer { max-width: none; padding-left: 0; padding-right: 0; }
  h2, h3, h4, .meta, .label, summary { break-after: avoid; }
  tr, pre, .verdict { break-inside: avoid; }
  pre { font-size: 8pt; }
  .wide { overflow: visible; }
  .matrix th, .matrix td { white-space: normal; }
  details::details-content { content-visibility: visible; block-size: auto; opacity: 1; }
  summary { list-style: none; color: var(--quiet); }
}`

/** One text, so that its hash can stand in the page's policy. */
export const HTML_STYLE = `${COLOURS}${LAYOUT}${PARTS}${PRINT}\n`

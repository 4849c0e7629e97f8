/** Decides the page that a manager reads and an auditor keeps: one file that asks for nothing. */
import { createHash } from 'node:crypto'
import { isScanReport, type Report } from '../file-report.ts'
import type { Grade } from '../scan-report.ts'
import {
  countBySeverity,
  describeBaseline,
  formatBytes,
  listShown,
  summarise,
} from './describe-report.ts'
import { html, Markup } from './html.ts'
import { formatControls } from './html-controls.ts'
import { formatFileCoverage } from './html-file-coverage.ts'
import { formatFindings } from './html-findings.ts'
import { HTML_STYLE } from './html-style.ts'
import { formatScanCoverage, formatSum } from './html-tables.ts'
import type { ReportInput } from './report-input.ts'

const GRADE_CLASSES: Readonly<Record<Grade, string>> = {
  A: 'good',
  B: 'good',
  C: 'fair',
  D: 'poor',
  F: 'bad',
}

const KINDS: Readonly<Record<Report['schema'], string>> = {
  'keyward.scan/1': 'API key security scan',
  'keyward.leaks/1': 'Search for leaked API keys',
  'keyward.code/1': 'API key review of source code',
}

const OTHER_DIRECTIVES = ["base-uri 'none'", "form-action 'none'"]

export function formatHtmlReport(input: ReportInput): string {
  const { report } = input
  const hash = createHash('sha256').update(HTML_STYLE).digest('base64')
  const directives = ["default-src 'none'", `style-src 'sha256-${hash}'`, ...OTHER_DIRECTIVES]
  const policy = directives.join('; ')
  const page = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${`${KINDS[report.schema]} of ${report.target}: grade ${report.grade}`}</title>
<style>${new Markup(HTML_STYLE)}</style></head>
<body>${formatHead(input)}
<main>${formatMissing(report)}${formatFindings(input)}${formatSum(report)}
${isScanReport(report) ? formatScanCoverage(report) : formatFileCoverage(report)}
${formatControls(input)}</main>
<footer><p>Made by keyward ${report.tool.version}, rules ${report.tool.rulesVersion}. Secrets in
evidence are masked. This page loads nothing and runs nothing.</p></footer>
</body></html>
`
  return page.text
}

function formatHead(input: ReportInput): Markup {
  const { report } = input
  const { grade, score, complete, target } = report
  const baseline = describeBaseline(input)
  return html`<header><p class="quiet">${KINDS[report.schema]}</p><h1>${target}</h1>
<div class="verdict"><div class="grade ${GRADE_CLASSES[grade]}" role="img"
aria-label="Grade ${grade}">${grade}</div>
<div><p class="score">Score ${score} of 100${complete ? null : ', incomplete'}</p>
<p>${summarise(input)}</p>
${baseline === null ? null : html`<p>Against the baseline: ${baseline}.</p>`}</div></div>
${formatCounts(input)}
<dl class="facts"><dt>Scanned</dt><dd>${formatTime(report.startedAt)}</dd>
<dt>Took</dt><dd>${(report.durationMs / 1_000).toFixed(1)} s</dd>
${formatAmount(report)}</dl>
${formatContents(report)}</header>
`
}

function formatAmount(report: Report): Markup {
  if (isScanReport(report)) {
    return html`<dt>Requests</dt><dd>${report.coverage.requestsSent}</dd>`
  }
  const { files, bytes } = report.coverage
  return html`<dt>Files</dt><dd>${files} (${formatBytes(bytes)})</dd>`
}

function formatCounts(input: ReportInput): Markup | null {
  const counts = [...countBySeverity(listShown(input))].filter(([, count]) => count > 0)
  if (counts.length === 0) return null
  const items = counts.map(
    ([severity, count]) => html`<li class="tag ${severity}">${count} ${severity}</li>`,
  )
  return html`<ul class="counts" aria-label="Findings by severity">${items}</ul>`
}

function formatContents(report: Report): Markup {
  const { missing } = report
  const hasMatrix = isScanReport(report) && report.matrix !== null
  const sections = [
    ...(missing.length === 0 ? [] : [['missing', 'Not tested']]),
    ['findings', 'Findings'],
    ['score', 'Score'],
    ...(hasMatrix ? [['access', 'Who reaches what']] : []),
    ['coverage', isScanReport(report) ? 'What was tested' : 'What was read'],
    ['controls', 'Controls'],
  ]
  const items = sections.map(
    ([id = '', title = '']) => html`<li><a href="#${id}">${title}</a></li>`,
  )
  return html`<nav aria-label="Contents"><ul>${items}</ul></nav>`
}

function formatMissing({ missing }: Report): Markup | null {
  if (missing.length === 0) return null
  const items = missing.map(({ what, how }) => html`<p>${what} <b>${how}</b></p>\n`)
  return html`<section id="missing" class="notice"><h3>Not tested</h3>${items}</section>
`
}

/** `2026-01-15T12:00:00.000Z` as `2026-01-15 12:00:00 UTC`. */
function formatTime(instant: string): string {
  return instant.replace('T', ' ').replace(/(?:\.\d+)?Z$/, ' UTC')
}

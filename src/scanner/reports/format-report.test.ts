import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import {
  createInput,
  createReport,
  sampleRules,
} from '../../../test/scanner-reports/sample-report.ts'
import { displayWidth } from '../../base/text/display-width.ts'
import { compareWithBaseline } from './compare-with-baseline.ts'
import { formatReport } from './format-report.ts'
import { parseBaseline } from './parse-baseline.ts'
import { type ReportFormat, reportFormats } from './report-formats.ts'
import { plainStyle, type ReportInput } from './report-input.ts'

function format(kind: ReportFormat, input: ReportInput = createInput()): string {
  return formatReport(input, kind, plainStyle)
}

function createCompared(fingerprints: readonly string[]): ReportInput {
  const report = createReport()
  const findings = fingerprints.map((fingerprint) => ({ fingerprint, ruleId: 'verbose-error' }))
  const baseline = parseBaseline('f', JSON.stringify({ findings }))
  return createInput({ report, comparison: compareWithBaseline(report, baseline) })
}

const sound = createReport({ findings: [], missing: [], complete: true, documentProblems: [] })

describe.each(reportFormats)('the form %s', (kind) => {
  it('is the same for the same report', () => {
    expect(format(kind)).toBe(format(kind))
  })

  it('is made of a report without findings, rules, keys or operations', () => {
    const coverage = { ...sound.coverage, keys: [], operations: [], checks: [] }
    const report = { ...sound, coverage, matrix: null }
    expect(format(kind, createInput({ report, rules: new Map() }))).not.toBe('')
  })
})

describe('json', () => {
  it('is the report and nothing else', () => {
    expect(JSON.parse(format('json'))).toEqual(JSON.parse(JSON.stringify(createReport())))
  })
})

describe('text', () => {
  it('tells findings, the sum, what is missing, coverage and the matrix', () => {
    const text = format('text')
    expect(text).toMatch(/^Grade F, score 48 of 100 \(incomplete\)/)
    expect(text).toContain('CRITICAL\n\n  An operation answers without a key\n')
    // What is true of both places is said once.
    expect(text.match(/Anybody who finds the address/g)).toHaveLength(1)
    expect(text).toContain('  • GET /v1/users\n    GET /v1/users answered 200 with 25 records')
    expect(text).toContain('    GET /v1/users → 200 OK\n')
    expect(text).toContain('  Fix   Ask for a key before the handler runs')
    expect(text).toContain('  More  /docs/rules/missing-authentication')
    expect(text).toContain('     −44  missing-authentication, critical, 2 instances\n')
    expect(text).toContain('    = 48  grade F\n')
    expect(text).toContain('    Give a second key with --key.\n')
    expect(text).toContain('Skipped GET /reset: its name says that it changes something')
    expect(text).toMatch(/GET \/v1\/users\/\{id\} {2}open {6}unclear {6}open\n/)
  })

  it.each([40, 60, 80])('fits %i columns', (width) => {
    const text = formatReport(createInput(), 'text', { ...plainStyle, width })
    const tables = text.split('Who reaches what')[1] ?? ''
    for (const line of text.split('\n')) {
      if (line.startsWith('Grade') || tables.includes(line)) continue
      expect(displayWidth(line), line).toBeLessThanOrEqual(width)
    }
    for (const line of tables.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(width)
  })

  it('draws callers that do not fit in further tables', () => {
    const callers = Array.from({ length: 12 }, (_, index) => `caller-${index}`)
    const access = callers.map(() => 'refused' as const)
    const rows = [{ operation: { method: 'GET', path: '/v1/users' }, access }]
    const report = createReport({ matrix: { callers, rows } })
    const text = format('text', createInput({ report }))
    for (const caller of callers) expect(text).toContain(caller)
    expect(text.match(/ {2}GET \/v1\/users {2}refused/g)?.length).toBeGreaterThan(1)
  })

  it('never says that nothing was found of what was not tested', () => {
    expect(format('text', createInput({ report: sound }))).toContain('No findings; 3 of 4')
    const report = createReport({ findings: [] })
    const text = format('text', createInput({ report }))
    expect(text).toContain(
      'No findings in what could be tested; 3 of 4 operations tested, and parts',
    )
  })

  it('counts against the baseline', () => {
    const text = format('text', createCompared(['a1', 'a2', 'gone']))
    expect(text).toContain('2 new findings: 1 medium, 1 info')
    expect(text).toContain('Against the baseline: 2 new, 2 known, 1 fixed.')
    expect(text).not.toContain('CRITICAL')
  })
})

describe('junit', () => {
  const parse =
    'import sys, json, xml.etree.ElementTree as tree\n' +
    'root = tree.fromstring(sys.stdin.buffer.read())\n' +
    'cases = [[case.get("classname"), case.get("name"), [each.tag for each in case]]\n' +
    '         for case in root.iter("testcase")]\n' +
    'suites = [dict(suite.attrib) for suite in root]\n' +
    'print(json.dumps({"root": root.attrib, "suites": suites, "cases": cases}))\n'

  /** Python's parser knows nothing of what we meant to write. */
  function read(input: ReportInput) {
    return JSON.parse(
      execFileSync('python3', ['-c', parse], { input: format('junit', input) }).toString(),
    )
  }

  it('has a case for each rule and place: passed, failed or not tested', () => {
    const { root, suites, cases } = read(createInput())
    expect(root).toMatchObject({ tests: '7', failures: '3', skipped: '1', errors: '0' })
    expect(suites[0]).toMatchObject({ name: 'authentication', tests: '3', failures: '2' })
    expect(cases).toContainEqual(['keyward.missing-authentication', 'GET /v1/search', []])
    expect(cases).toContainEqual(['keyward.missing-authentication', 'GET /v1/users', ['failure']])
    expect(cases).toContainEqual(['keyward.bola-cross-key', 'GET /v1/users/{id}', ['skipped']])
    // Information fails nobody's build.
    expect(cases).toContainEqual(['keyward.hsts-missing', 'the target as a whole', ['system-out']])
  })

  it('skips what the baseline knows', () => {
    const { root, cases } = read(createCompared(['a1']))
    expect(root).toMatchObject({ failures: '2', skipped: '2' })
    expect(cases).toContainEqual(['keyward.missing-authentication', 'GET /v1/users', ['skipped']])
  })

  it('is well-formed whatever a text holds', () => {
    const all = String.fromCharCode(...Array.from({ length: 0x300 }, (_, code) => code))
    const [finding] = createReport().findings
    if (finding === undefined) throw new Error('there is one')
    const title = `${all}\ud800\uffff\u{1f600}]]>`
    const report = createReport({ findings: [{ ...finding, title, why: title }] })
    expect(read(createInput({ report })).root['failures']).toBe('1')
  })
})

describe('html', () => {
  it('shows grade, sum, findings with remedies, matrix, coverage and controls', () => {
    const page = format('html')
    expect(page).toContain('aria-label="Grade F">F</div>')
    expect(page).toContain('<pre>@app.before_request\ndef require_key():')
    expect(page).toContain('<span class="access good">refused</span>')
    expect(page).toContain('Evidence toward OWASP API2:2023; PCI DSS 6.2.4, 7.3.1, 7.3.3; SOC 2')
    expect(page).toContain('only where users sign in')
    expect(page).toContain('>its name says that it changes something<')
    expect(page.match(/<h1>/g)).toHaveLength(1)
  })

  it('loads nothing, runs nothing, and says so to the browser', () => {
    const page = format('html')
    expect(page).not.toMatch(/<(?:script|link|img|iframe|object|embed|form)\b|\bstyle="|\son\w+=/i)
    expect(page).not.toMatch(/url\(|@import/)
    expect(page).toMatch(/default-src &#39;none&#39;; style-src &#39;sha256-[\w+/=]+&#39;/)
  })

  it('calls nothing compliant', () => {
    expect(format('html') + format('text') + format('sarif')).not.toMatch(/complian/i)
  })

  it('counts the checks that passed as evidence, too', () => {
    const page = format('html', createInput({ report: sound, rules: sampleRules }))
    expect(page).toMatch(
      />7\.3\.3<\/th>\s*<td>[^<]*<\/td>\s*<td class="rules"><\/td>\s*<td class="number">1</,
    )
  })
})

/** Makes reports by hand, so that every form of a report can be tested without a scan. */
import { mappingsOf } from '../../src/scanner/controls.ts'
import type { Finding } from '../../src/scanner/finding.ts'
import type { ReportInput } from '../../src/scanner/reports/report-input.ts'
import { helpUriOf, type RuleInfo } from '../../src/scanner/rule-info.ts'
import type { CheckCoverage, ScanReport } from '../../src/scanner/scan-report.ts'
import { scoreFindings } from '../../src/scanner/score-findings.ts'

const missingAuthentication: RuleInfo = {
  id: 'missing-authentication',
  category: 'authentication',
  severity: 'critical',
  title: 'An operation answers without a key',
  why: 'Anybody who finds the address reads what is meant for those with a key.',
  looksFor: 'The operation is asked without a key.',
  spares: 'Health checks and pages for everybody.',
  remedy: 'Ask for a key before the handler runs, and answer 401 where there is none.',
  remedyCode: {
    flask:
      '@app.before_request\ndef require_key():\n    if not is_known(key()):\n        abort(401)',
    express: "app.use('/v1', requireKey)",
  },
  controls: 'missing-authentication',
}

const verboseError: RuleInfo = {
  id: 'verbose-error',
  category: 'input-handling',
  severity: 'medium',
  title: 'An error shows how the API is built',
  why: 'Stack traces name files, versions and queries, which makes the next attack easier.',
  looksFor: 'Answers to odd requests are searched for traces.',
  spares: 'Errors that only say what the caller did wrong.',
  remedy: 'Log the details and answer with a plain error.',
  remedyCode: { nginx: 'proxy_intercept_errors on;\nerror_page 500 502 503 /error.json;' },
  controls: 'debug',
}

const hstsMissing: RuleInfo = {
  id: 'hsts-missing',
  category: 'transport',
  severity: 'low',
  title: 'Browsers are not told to stay with HTTPS',
  why: 'The first request of a browser can be turned to plain HTTP.',
  looksFor: 'The field Strict-Transport-Security.',
  spares: 'Targets on loopback.',
  remedy: 'Send Strict-Transport-Security with every answer.',
  remedyCode: {},
  controls: 'missing-headers',
}

export const sampleRules: ReadonlyMap<string, RuleInfo> = new Map(
  [missingAuthentication, verboseError, hstsMissing].map((rule) => [rule.id, rule]),
)

const users = { method: 'GET', path: '/v1/users' }
const user = { method: 'GET', path: '/v1/users/{id}' }
const search = { method: 'GET', path: '/v1/search' }

export function createFinding(rule: RuleInfo, changes: Partial<Finding> = {}): Finding {
  return {
    ruleId: rule.id,
    category: rule.category,
    severity: rule.severity,
    confidence: 'confirmed',
    title: rule.title,
    why: rule.why,
    remedy: rule.remedy,
    helpUri: helpUriOf(rule.id),
    mappings: mappingsOf(rule.controls),
    fingerprint: '0',
    ...changes,
  }
}

export const sampleFindings: readonly Finding[] = [
  createFinding(missingAuthentication, {
    operation: users,
    location: { path: 'api/open api.yaml', line: 12, column: 5 },
    why: `${missingAuthentication.why} GET /v1/users answered 200 with 25 records without a key.`,
    fingerprint: 'a1',
    evidence: {
      request: 'GET /v1/users HTTP/1.1\nHost: 127.0.0.1:5000\nAccept: application/json',
      response:
        'HTTP/1.1 200 OK\nContent-Type: application/json\n\n[{"id": 1, "email": "a…@example.com"}]',
    },
  }),
  createFinding(missingAuthentication, {
    operation: user,
    why: `${missingAuthentication.why} GET /v1/users/{id} answered 200 with a record.`,
    fingerprint: 'a2',
    evidence: { request: 'GET /v1/users/1 HTTP/1.1', response: 'HTTP/1.1 200 OK\n\n{"id": 1}' },
  }),
  createFinding(verboseError, {
    operation: search,
    confidence: 'likely',
    why: `${verboseError.why} A quote in q was answered with a trace of Python.`,
    fingerprint: 'b1',
  }),
  createFinding(hstsMissing, { severity: 'info', fingerprint: 'c1' }),
]

function listChecks(): CheckCoverage[] {
  const base = { reason: null } as const
  return [
    { ...base, ruleId: 'missing-authentication', operation: users, status: 'found' },
    { ...base, ruleId: 'missing-authentication', operation: user, status: 'found' },
    { ...base, ruleId: 'missing-authentication', operation: search, status: 'passed' },
    { ...base, ruleId: 'verbose-error', operation: users, status: 'passed' },
    { ...base, ruleId: 'verbose-error', operation: search, status: 'found' },
    {
      ruleId: 'bola-cross-key',
      operation: user,
      status: 'untested',
      reason: 'It needs two keys that work.',
    },
    { ...base, ruleId: 'hsts-missing', operation: null, status: 'found' },
  ]
}

export function createReport(changes: Partial<ScanReport> = {}): ScanReport {
  const findings = changes.findings ?? sampleFindings
  const { score, grade, sum } = scoreFindings(findings)
  return {
    schema: 'keyward.scan/1',
    tool: { name: 'keyward', version: '0.1.0', rulesVersion: '2026.1' },
    target: 'http://127.0.0.1:5000',
    startedAt: '2026-01-15T12:00:00.000Z',
    durationMs: 1_234,
    score,
    grade,
    complete: false,
    missing: [
      {
        what: 'Whether one key reaches what belongs to another was not tested.',
        how: 'Give a second key with --key.',
      },
    ],
    findings,
    sum,
    coverage: {
      keyProven: true,
      requestsSent: 143,
      requestsBudget: 2_000,
      keys: [{ name: 'ci', hint: 'shop_live_4f…', proven: true, placement: 'header X-API-Key' }],
      operations: [
        { ...users, status: 'tested', reason: null, source: 'openapi' },
        { ...user, status: 'tested', reason: null, source: 'openapi' },
        { ...search, status: 'tested', reason: null, source: 'discovered' },
        {
          method: 'GET',
          path: '/reset',
          status: 'skipped',
          reason: 'its name says that it changes something',
          source: 'openapi',
        },
      ],
      checks: listChecks(),
    },
    matrix: {
      callers: ['no key', 'made-up key', 'ci'],
      rows: [
        { operation: users, access: ['open', 'open', 'open'] },
        { operation: user, access: ['open', 'unclear', 'open'] },
        { operation: search, access: ['refused', 'refused', 'limited'] },
      ],
    },
    documentProblems: [{ at: 'api/open api.yaml:40:3', message: 'parameter without a name' }],
    ...changes,
  }
}

export function createInput(changes: Partial<ReportInput> = {}): ReportInput {
  return { report: createReport(), rules: sampleRules, comparison: null, ...changes }
}

/** What a hostile target might put into everything that it is asked about. */
export const hostileText =
  '<script>alert(1)</script>"\'&]]>\u001b]0;owned\u0007\u001b[2J\u202e\u0000\ud800[x](http://x)'

export const hostileFinding: Finding = createFinding(verboseError, {
  ruleId: hostileText,
  title: hostileText,
  why: hostileText,
  remedy: hostileText,
  helpUri: hostileText,
  operation: { method: 'GET', path: `/${hostileText}` },
  evidence: { request: hostileText, response: hostileText },
  fingerprint: hostileText,
})

export function createHostileReport(): ScanReport {
  const operation = { method: 'GET', path: `/${hostileText}` }
  return createReport({
    findings: [hostileFinding],
    missing: [{ what: hostileText, how: hostileText }],
    documentProblems: [{ at: hostileText, message: hostileText }],
    matrix: { callers: [hostileText], rows: [{ operation, access: ['open'] }] },
    coverage: {
      ...createReport().coverage,
      keys: [{ name: hostileText, hint: hostileText, proven: true, placement: hostileText }],
      operations: [{ ...operation, status: 'skipped', reason: hostileText, source: 'discovered' }],
      checks: [{ ruleId: hostileText, operation, status: 'untested', reason: hostileText }],
    },
  })
}

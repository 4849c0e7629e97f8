/** Decides whether clients are told to use TLS only, for long enough. */
import type { TargetRule } from '../../probe-rule.ts'
import { untested } from '../../probe-rule.ts'
import { json, keylessSample } from '../../sample-api.ts'
import { listAnswers } from '../../signs/list-answers.ts'

/** Half a year: less is over before a rare client comes back. */
const MAX_AGE_SECONDS_MIN = 15_552_000

export const hstsMissing: TargetRule = {
  id: 'hsts-missing',
  category: 'transport',
  severity: 'low',
  title: 'Strict-Transport-Security is missing or too short',
  why:
    'Without it a browser that is given an http:// address sends its first request readable, and ' +
    'whoever stands in between can keep it there. A key in that request is lost.',
  looksFor:
    'Reads the Strict-Transport-Security field (RFC 6797) of answers over TLS: it must be there ' +
    'and ' +
    'last half a year at least.',
  spares:
    'Plain HTTP, where browsers ignore the field; on loopback it is told as information only.',
  remedy:
    'Send `Strict-Transport-Security: max-age=31536000; includeSubDomains` with every answer.',
  remedyCode: {
    flask:
      '@app.after_request\ndef strict_transport(response):\n' +
      '    response.headers["Strict-Transport-Security"] = "max-age=31536000; ' +
      'includeSubDomains"\n' +
      '    return response',
    express: 'app.use(helmet.hsts({ maxAge: 31536000, includeSubDomains: true }))',
    nginx: 'add_header Strict-Transport-Security "max-age=31536000; includeSubDomains" always;',
  },
  controls: 'missing-headers',
  isActive: false,
  keysMin: 0,
  phase: 'observe',
  subject: 'target',
  catches: [
    keylessSample(
      'no field',
      {
        routes: { 'GET /v1/users': () => json([{ id: 1 }]) },
        headers: { 'strict-transport-security': null },
      },
      { isRemote: true, tls: 'good' },
    ),
    keylessSample(
      'over after five minutes',
      {
        routes: { 'GET /v1/users': () => json([{ id: 1 }]) },
        headers: { 'strict-transport-security': 'max-age=300' },
      },
      { isRemote: true, tls: 'good' },
    ),
  ],
  ignores: [
    keylessSample(
      'a year',
      { routes: { 'GET /v1/users': () => json([{ id: 1 }]) } },
      { isRemote: true, tls: 'good' },
    ),
    keylessSample('plain HTTP', {
      routes: { 'GET /v1/users': () => json([{ id: 1 }]) },
      headers: { 'strict-transport-security': null },
    }),
  ],
  check(scan) {
    if (!scan.isTls) return []
    const answers = listAnswers(scan).filter(({ status }) => status < 500)
    if (answers.length === 0) return untested('nothing was answered over TLS')
    const weak = answers.find(
      ({ headers }) => readMaxAge(headers.get('strict-transport-security')) < MAX_AGE_SECONDS_MIN,
    )
    if (weak === undefined) return []
    const field = weak.headers.get('strict-transport-security')
    const isEverywhere = answers.every(
      ({ headers }) => headers.get('strict-transport-security') === field,
    )
    const which = isEverywhere ? 'Answers' : 'Some answers'
    return [
      {
        ...(scan.isLoopback ? { severity: 'info' } : {}),
        confidence: 'confirmed',
        detail:
          field === null
            ? `${which} have no Strict-Transport-Security field.`
            : `${which} say “${scan.mask(field.slice(0, 80))}”: less than half a year.`,
        evidence: scan.describe(weak),
      },
    ]
  },
}

/** Seconds; 0 where there is none that counts. */
function readMaxAge(field: string | null): number {
  const digits = /(?:^|;)\s*max-age\s*=\s*"?(\d{1,12})/i.exec(field ?? '')?.[1]
  return digits === undefined ? 0 : Number(digits)
}

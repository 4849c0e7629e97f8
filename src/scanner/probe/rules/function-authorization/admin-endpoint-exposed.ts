/** Decides whether an operation of administration is open to everybody. */

import type { Severity } from '../../../finding.ts'
import type { Answer } from '../../client/exchange.ts'
import { type OperationRule, untested } from '../../probe-rule.ts'
import { guardCode } from '../../remedies/guard-code.ts'
import { json, keyedSample, keylessSample } from '../../sample-api.ts'
import { hasPersonalData } from '../../signs/has-personal-data.ts'
import { listSecretFields } from '../../signs/has-secret-fields.ts'
import { holdsData } from '../../signs/holds-data.ts'
import { listLeaves } from '../../signs/list-leaves.ts'
import { readAdministration } from '../../signs/read-administration.ts'
import { readPublicity } from '../../signs/read-publicity.ts'

/** Fields of the inside of a service; those of a configuration for browsers are others. */
const INSIDE = new RegExp(
  '^(?:db|database|redis|smtp|aws|s3|kafka|mongo|postgres|mysql|sql|ldap|internal|jwt|session|' +
    'admin)(?:[_-]?\\w{0,40})$|(?:host|hostname|dsn|connection)$',
  'i',
)

const open = { isPublic: true, operation: { security: undefined } }
const silent = { components: {}, security: undefined }
const alsoOpen = { also: ['missing-authentication', 'spec-no-security'] }

export const adminEndpointExposed: OperationRule = {
  id: 'admin-endpoint-exposed',
  category: 'function-authorization',
  severity: 'critical',
  title: 'An operation of administration answers without a key',
  why:
    'Operations of administration show every user, every setting or every secret, and often ' +
    'change ' +
    'them. This one asks nobody who they are; its name is in every word list of scanners.',
  looksFor:
    'Asks operations that are administration by their path, their tags or their description ' +
    '(admin, ' +
    'internal, management, actuator, roles, backups) without a key, and looks for data.',
  spares:
    'Login pages, refusals, pages of a browser application without data of their own, health ' +
    'answers, and names such as /config or /settings where the answer shows nothing of the inside.',
  remedy:
    'Guard administration by a key or a login of its own with its own scope, deny it by ' +
    'default, and ' +
    'do not serve it on the public address at all where you can. In `keyward protect` give its ' +
    'routes a scope such as `admin:*` that no other key has.',
  remedyCode: {
    ...guardCode,
    nginx: 'location ~* ^/(admin|internal|actuator|manage) {\n  allow 10.0.0.0/8;\n  deny all;\n}',
  },
  controls: 'function-authorization',
  isActive: false,
  keysMin: 0,
  phase: 'observe',
  subject: 'operation',
  catches: [
    keylessSample(
      'a list of jobs below /admin',
      {
        routes: {
          'GET /admin/jobs': { ...open, handle: () => json([{ job: 'j1', queue: 'mail' }]) },
        },
        document: silent,
      },
      alsoOpen,
    ),
    keyedSample(
      'internal tenants beside guarded routes',
      {
        routes: {
          'GET /api/internal/tenants': {
            ...open,
            handle: () => json({ tenants: [{ slug: 'acme', plan: 'gold' }] }),
          },
          'GET /api/parcels': {
            handle: () => json({ parcels: [{ code: 'p1' }] }),
            operation: { security: [{ key: [] }] },
          },
        },
        document: { security: undefined },
      },
      alsoOpen,
    ),
    keylessSample(
      'by its tag alone, in camel case',
      {
        routes: {
          'GET /v2/listBackups': {
            isPublic: true,
            operation: { security: undefined, tags: ['Administration'] },
            handle: () => json({ result: [{ file: 'b-1.tar', bytes: 100 }] }),
          },
        },
        document: silent,
      },
      alsoOpen,
    ),
  ],
  ignores: [
    keylessSample('guarded', {
      routes: { 'GET /admin/jobs': () => json([{ job: 'j1' }]) },
    }),
    keylessSample('a login page in its place', {
      routes: {
        'GET /admin': {
          isPublic: true,
          handle: () => ({
            status: 200,
            headers: { 'content-type': 'text/html' },
            body: '<html><title>Sign in</title><form><input type="password"></form></html>',
          }),
        },
      },
    }),
    keylessSample('a configuration for browsers', {
      routes: {
        'GET /config': { isPublic: true, handle: () => json({ currency: 'EUR', theme: 'dark' }) },
      },
    }),
    keylessSample('says 200 and that it is refused', {
      routes: {
        'GET /admin/jobs': {
          isPublic: true,
          handle: () => json({ success: false, error: 'administrators only, please log in' }),
        },
      },
    }),
  ],
  check(operation, scan) {
    const administration = readAdministration(operation)
    if (administration === 'no' || readPublicity(operation) === 'by-nature') return []
    const judgement = scan.judgementOf(operation)
    const answer = judgement?.none.answer
    if (judgement === undefined || answer === null || answer === undefined) {
      return untested('The operation gave no answer without a key.')
    }
    if (judgement.none.access !== 'open') return []
    const severity = weigh(answer, administration === 'yes')
    if (severity === null) return []
    return [
      {
        severity,
        confidence: administration === 'yes' && holdsData(answer) ? 'confirmed' : 'likely',
        detail:
          `${operation.method} ${operation.path} is an operation of administration and answers ` +
          `${answer.status} ${holdsData(answer) ? 'with data' : 'with a page'} to everybody.`,
        evidence: scan.describe(answer),
      },
    ]
  },
}

/** Null: nothing that would be worth guarding. */
function weigh(answer: Answer, isSure: boolean): Severity | null {
  if (answer.contentType === 'text/html') return isSure && isToolPage(answer.text) ? 'high' : null
  if (!holdsData(answer)) return null
  const isGrave = hasPersonalData(answer) || listSecretFields(answer.json).length > 0
  if (isSure || isGrave) return 'critical'
  return listLeaves(answer.json).some(({ name }) => INSIDE.test(name)) ? 'high' : null
}

/** A page with rows of data or with forms that change something, and without asking who it is. */
function isToolPage(html: string): boolean {
  if (/<input\b[^>]{0,300}type\s*=\s*["']?password/i.test(html)) return false
  const rows = html.match(/<tr\b/gi) ?? []
  return rows.length > 2 || /<form\b[^>]{0,300}method\s*=\s*["']?post/i.test(html)
}

/** Decides whether an operation that the document declares secured answers strangers with data. */
import { type OperationRule, untested } from '../../probe-rule.ts'
import { guardCode } from '../../remedies/guard-code.ts'
import { json, keyedSample, keylessSample } from '../../sample-api.ts'
import { isReading } from '../../signs/compare-reach.ts'
import { holdsData } from '../../signs/holds-data.ts'
import { readPublicity } from '../../signs/read-publicity.ts'

const invoices = () => json([{ number: 'A-17', amount: 120 }])
const secured = { security: [{ key: [] }] }

export const authSchemeNotEnforced: OperationRule = {
  id: 'auth-scheme-not-enforced',
  category: 'authentication',
  severity: 'high',
  title: 'The document demands a key that the running API does not ask for',
  why:
    'Everybody who reads the document believes that this operation is guarded: reviewers, ' +
    'auditors and gateways that are configured from it. It is open.',
  looksFor:
    'Compares the security that the OpenAPI document states for each operation with what it ' +
    'answers without a key.',
  spares:
    'Operations for which the document offers access without a key (`security: []` or an empty ' +
    'requirement), health checks and the like, and answers without any data.',
  remedy:
    'Enforce in one place what the document states, and test it: ask every operation of the ' +
    'document without a key and expect 401. `keyward protect --openapi FILE` enforces it from ' +
    'the document itself. If the operation is meant to be public, say `security: []` there.',
  remedyCode: guardCode,
  controls: 'missing-authentication',
  isActive: false,
  keysMin: 0,
  phase: 'observe',
  subject: 'operation',
  catches: [
    keylessSample(
      'secured by the whole document',
      { routes: { 'GET /v1/invoices': { handle: invoices, isPublic: true, operation: secured } } },
      { also: ['missing-authentication'] },
    ),
    keyedSample(
      'secured by a bearer scheme of its own, beside guarded ones',
      {
        routes: {
          'GET /api/shipments': {
            handle: () => json({ results: [{ code: 'S1', city: 'Bern' }] }),
            isPublic: true,
            operation: { security: [{ token: [] }] },
          },
          'GET /api/parcels': () => json({ results: [{ code: 'P1' }] }),
        },
        document: {
          components: {
            securitySchemes: {
              token: { type: 'http', scheme: 'bearer' },
              key: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
            },
          },
        },
      },
      { also: ['missing-authentication'] },
    ),
    keylessSample(
      'one of two methods of a path',
      {
        routes: {
          'GET /payments/{id}': {
            handle: () => json({ reference: 'p-8', amount: 5 }),
            isPublic: true,
            operation: secured,
          },
          'GET /payments': () => json([{ id: 'p8' }]),
        },
      },
      { also: ['missing-authentication'] },
    ),
  ],
  ignores: [
    keylessSample('says that it is open', {
      routes: {
        'GET /v1/prices': { handle: () => json([{ unit: 'kg', price: 2 }]), isPublic: true },
      },
    }),
    keylessSample('a health check below a document that secures everything', {
      routes: {
        'GET /healthz': {
          handle: () => json({ status: 'ok', checks: { db: 'up' } }),
          isPublic: true,
          operation: secured,
        },
      },
    }),
    keyedSample('enforced, with 403 for strangers', {
      routes: { 'GET /v1/invoices': invoices },
      refuse: () => json({ message: 'Forbidden' }, 403),
    }),
  ],
  check(operation, scan) {
    if (operation.security !== 'required') return []
    const judgement = scan.judgementOf(operation)
    const answer = judgement?.none.answer
    if (judgement === undefined || answer === null || answer === undefined) {
      return untested('The operation gave no answer without a key.')
    }
    if (judgement.none.access !== 'open') return []
    const isChange = !isReading(operation)
    if (!isChange && !holdsData(answer)) return []
    // Some look at the body before the key: what they say of it is no proof.
    const isDone = !isChange || answer.status < 300
    const isHarmless = readPublicity(operation) === 'by-nature'
    const names = operation.schemes.slice(0, 3).join(', ')
    return [
      {
        ...(isHarmless ? { severity: 'info' } : isDone ? {} : { severity: 'medium' }),
        confidence: isDone ? 'confirmed' : 'possible',
        detail:
          `The document demands ${names === '' ? 'a key' : names} for ${operation.method} ` +
          `${operation.path}; without any it answers ${answer.status} ` +
          `${isChange ? 'and not that a key is missing' : 'with data'}.`,
        evidence: scan.describe(answer),
      },
    ]
  },
}

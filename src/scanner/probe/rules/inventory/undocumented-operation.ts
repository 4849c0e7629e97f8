/** Decides whether the target has operations that its own document does not name. */
import type { OperationRule } from '../../probe-rule.ts'
import { untested } from '../../probe-rule.ts'
import { json, keyedSample, keylessSample } from '../../sample-api.ts'

/** What serves the document itself, or machines around the API, is no shadow operation. */
const AROUND = new RegExp(
  '^/(?:$|favicon\\.ico$|robots\\.txt$|sitemap\\.xml$|\\.well-known/|static/|assets/|' +
    'docs?(?:/|$)|redoc|swagger|openapi|api-docs|apispec|v\\d/api-docs|' +
    'api/(?:docs|schema|openapi|swagger)|health|live|ready|ping$|status$)|' +
    '/(?:health(?:z|-?check)?|livez|liveness|readyz|readiness|ping)/?$',
  'i',
)

export const undocumentedOperation: OperationRule = {
  id: 'undocumented-operation',
  category: 'inventory',
  severity: 'low',
  title: 'An operation answers that the document does not name',
  why:
    'What is not in the inventory is not reviewed, tested or switched off: forgotten versions, ' +
    'debug routes and internal operations are how many APIs are entered.',
  looksFor:
    'Compares the operations that links, scripts and usual names led to with those of the ' +
    'OpenAPI ' +
    'document.',
  spares:
    'Health checks, documentation pages, static files and the document itself are not expected ' +
    'in it.',
  remedy:
    'Add the operation to the document, or remove it. A gateway that passes only what the ' +
    'document names (`keyward protect --openapi`) keeps such operations from strangers.',
  remedyCode: {},
  controls: 'undocumented',
  isActive: false,
  keysMin: 0,
  phase: 'observe',
  subject: 'operation',
  catches: [
    keylessSample('a guarded operation found by its name', {
      routes: {
        'GET /v1/users': () => json([{ id: 1 }]),
        'GET /v1/orders': { handle: () => json([{ id: 7 }]), isUndocumented: true },
      },
    }),
    keyedSample('found by a link', {
      routes: {
        'GET /v1/users': () => json([{ id: 1, badges: '/v1/badge-book' }]),
        'GET /v1/badge-book': { handle: () => json([{ colour: 'red' }]), isUndocumented: true },
      },
    }),
  ],
  ignores: [
    keylessSample('a health check', {
      routes: {
        'GET /v1/users': () => json([{ id: 1 }]),
        'GET /healthz': { handle: () => json({ ok: true }), isPublic: true, isUndocumented: true },
        'GET /v1/health': {
          handle: () => json({ up: true }),
          isPublic: true,
          isUndocumented: true,
        },
      },
    }),
    keyedSample('an item of a documented operation', {
      routes: {
        'GET /v1/users': () => json([{ id: 17, self: '/v1/users/17' }]),
        'GET /v1/users/{id}': ({ params }) => json({ id: Number(params['id']) }),
      },
    }),
  ],
  check(operation, scan) {
    if (scan.document === null) return untested('there is no OpenAPI document to compare with')
    if (operation.source !== 'discovered' || AROUND.test(operation.path)) return []
    const judgement = scan.judgementOf(operation)
    if (judgement === undefined) return untested('the operation was not asked')
    const seen = [judgement.none, ...judgement.keys.values()].find(
      ({ access }) => access === 'open' || access === 'refused',
    )
    // Behind a wall, every path is refused alike: that tells nothing of this one.
    if (seen?.answer == null || scan.isNotFound(seen.answer)) return []
    const isOpen = judgement.none.access === 'open' && judgement.hasData
    const whom = isOpen ? 'answers strangers with data' : `answers ${seen.answer.status}`
    return [
      {
        ...(isOpen ? { severity: 'medium' } : {}),
        confidence: 'confirmed',
        detail: `${operation.method} ${operation.path} ${whom} and is not in the document.`,
        evidence: scan.describe(isOpen ? (judgement.none.answer ?? seen.answer) : seen.answer),
      },
    ]
  },
}

/** Decides whether the document names operations that the target does not have. */
import type { OperationRule } from '../../probe-rule.ts'
import { untested } from '../../probe-rule.ts'
import { json, keyedSample, keylessSample } from '../../sample-api.ts'
import type { ScanContext } from '../../scan-context.ts'

export const documentedOperationMissing: OperationRule = {
  id: 'documented-operation-missing',
  category: 'inventory',
  severity: 'low',
  title: 'The document names an operation that does not exist',
  why:
    'A document that is wrong in one place is not trusted in others: clients work round it, and ' +
    'whatever checks are derived from it (gateways, tests, reviews) miss the real operations.',
  looksFor:
    'Asks every documented GET operation without path parameters, as a caller who may use it, ' +
    'and compares the answer with that for a path that cannot exist.',
  spares:
    'An API that answers strangers with 404 on purpose is only judged with a key that works. ' +
    'Operations with path parameters are left out: there the object may be missing. So are ' +
    'deprecated ones, whose end the document announces.',
  remedy: 'Remove the operation from the document, or correct its path, method or base path.',
  remedyCode: {},
  controls: 'undocumented',
  isActive: false,
  keysMin: 0,
  phase: 'observe',
  subject: 'operation',
  catches: [
    keyedSample('left over in the document', {
      routes: { 'GET /v1/users': () => json([{ id: 1 }]) },
      document: {
        paths: {
          '/v1/users': { get: { responses: { 200: { description: 'OK' } } } },
          '/v1/gone-shelf': { get: { responses: { 200: { description: 'OK' } } } },
        },
      },
    }),
  ],
  ignores: [
    keylessSample('refuses strangers with 404', {
      routes: { 'GET /v1/users': () => json([{ id: 1 }]) },
      refuse: () => json({ error: 'not found' }, 404),
    }),
    keyedSample('an item that is not there', {
      routes: {
        'GET /v1/users': () => json([]),
        'GET /v1/users/{id}': () => json({ error: 'not found' }, 404),
      },
    }),
  ],
  check(operation, scan) {
    if (operation.source !== 'openapi' || operation.method !== 'GET') return []
    // What is announced as deprecated may be gone: then it says so.
    if (operation.isDeprecated) return []
    if (operation.parameters.some((each) => each.in === 'path' || isNeeded(each))) return []
    const judgement = scan.judgementOf(operation)
    if (judgement === undefined) return untested('the operation was not asked')
    const judged = scan.keys.length > 0 ? [...judgement.keys.values()] : [judgement.none]
    if (judged.some(({ access }) => access !== 'absent')) return []
    if (scan.keys.length === 0 && !refusesOpenly(scan)) {
      return untested('without a key, an operation that hides looks like one that is missing')
    }
    const answer = judged.find((each) => each.answer !== null)?.answer
    if (answer == null) return []
    return [
      {
        confidence: 'confirmed',
        detail: `${operation.path} answers ${answer.status}, as a path that cannot exist does.`,
        evidence: scan.describe(answer),
      },
    ]
  },
}

/** Without its required parameters, an operation may well say that there is nothing. */
function isNeeded(parameter: { readonly in: string; readonly isRequired: boolean }): boolean {
  return parameter.in === 'query' && parameter.isRequired
}

/** Strangers are told 401 or 403 elsewhere: this target does not hide what it has. */
function refusesOpenly(scan: ScanContext): boolean {
  return scan.judgements.some(({ none }) => none.access === 'refused' && none.answer !== null)
}

/** Decides whether an operation hands protected data to somebody who shows no key at all. */
import type { Operation } from '../../operation.ts'
import { type OperationRule, type Sighting, untested } from '../../probe-rule.ts'
import { guardCode } from '../../remedies/guard-code.ts'
import { json, keyedSample, keylessSample } from '../../sample-api.ts'
import type { Judged, ScanContext } from '../../scan-context.ts'
import { isReading } from '../../signs/compare-reach.ts'
import { holdsData } from '../../signs/holds-data.ts'
import { weighOpenChange } from '../../signs/weigh-open-change.ts'
import { weighOpenData } from '../../signs/weigh-open-data.ts'

const orders = () => json({ orders: [{ id: 'or_9f2c', total: 42.5, state: 'paid' }] })
const widgets = () => json([{ sku: 'w-77', width: 12 }])
/** A document without a word about keys. */
const silent = { components: {}, security: undefined }

export const missingAuthentication: OperationRule = {
  id: 'missing-authentication',
  category: 'authentication',
  severity: 'critical',
  title: 'The operation answers with data although no key was sent',
  why:
    'Anybody who can reach the address reads this data: no account, no key and no guessing is ' +
    'needed. Search engines and scanners find such addresses within hours.',
  looksFor:
    'Asks each operation without a key and looks whether it answers with data, and with --active ' +
    'whether one that changes something lets an empty body in. The weight comes ' +
    'from what the data is (people, accounts, orders, secrets), from what the document demands, ' +
    'and from whether the API guards other operations.',
  spares:
    'What is public by nature (health, version, documentation, key sets, login), catalogues that ' +
    'an otherwise guarded API shows to everybody, operations that the document declares public, ' +
    'refusals of any status, empty lists, and pages for people.',
  remedy:
    'Ask for a key before any route runs, deny by default, and name the few public routes one by ' +
    'one. `keyward protect --upstream URL` puts such a check in front of the API without any ' +
    'change to its code.',
  remedyCode: guardCode,
  controls: 'missing-authentication',
  isActive: false,
  keysMin: 0,
  phase: 'observe',
  subject: 'operation',
  catches: [
    keylessSample(
      'one route was forgotten, against the document',
      {
        routes: {
          'GET /v1/orders': {
            handle: orders,
            isPublic: true,
            operation: { security: [{ key: [] }] },
          },
          'GET /v1/widgets': widgets,
        },
      },
      { also: ['auth-scheme-not-enforced'] },
    ),
    keylessSample(
      'no sign of any key anywhere, nested envelope',
      {
        routes: {
          'GET /api/accounts': {
            isPublic: true,
            operation: { security: undefined },
            handle: () => json({ data: { items: [{ ref: 'AC-1', balance: 10 }] }, meta: {} }),
          },
        },
        document: silent,
      },
      { also: ['spec-no-security'] },
    ),
    keyedSample('a report as CSV beside guarded routes', {
      routes: {
        'GET /reports/sales': {
          isPublic: true,
          operation: { security: undefined },
          handle: () => ({
            status: 200,
            headers: { 'content-type': 'text/csv' },
            body: 'day,amount\nmonday,120\ntuesday,80\n',
          }),
        },
        'GET /widgets': { handle: widgets, operation: { security: [{ key: [] }] } },
      },
      document: { security: undefined },
    }),
    keylessSample(
      'XML of an open ledger',
      {
        routes: {
          'GET /ledger': {
            isPublic: true,
            operation: { security: undefined },
            handle: () => ({
              status: 200,
              headers: { 'content-type': 'application/xml' },
              body: '<ledger><row><no>7</no><amount>12</amount></row></ledger>',
            }),
          },
        },
        document: silent,
      },
      { also: ['spec-no-security'] },
    ),
    keylessSample(
      'a change by strangers, against the document',
      {
        routes: {
          'GET /v1/orders': orders,
          'POST /v1/orders': {
            handle: () => json({ id: 'or_77', state: 'new' }, 201),
            isPublic: true,
            operation: { security: [{ key: [] }] },
          },
        },
      },
      { isActive: true, also: ['auth-scheme-not-enforced'] },
    ),
    keylessSample(
      'strangers reach an action on an object that nobody has',
      {
        routes: {
          'GET /v1/widgets': widgets,
          'POST /v1/orders/{orderId}/complete': {
            handle: () => json({ message: 'there is no such order' }, 404),
            isPublic: true,
            operation: { security: undefined },
          },
        },
      },
      { isActive: true, also: ['auth-scheme-not-enforced'] },
    ),
    keylessSample('a catalogue, in an API that knows no keys at all', {
      routes: {
        'GET /v1/items': {
          handle: () => json({ items: [{ ref: 'lamp', price: 20 }] }),
          isPublic: true,
          operation: { security: undefined },
        },
      },
      document: null,
    }),
  ],
  ignores: [
    keyedSample('the name of a user is for all, all else is guarded', {
      routes: {
        'GET /v1/orders': orders,
        'GET /v1/users/{username}': {
          handle: ({ params }) => json({ username: params['username'], bio: 'Likes tea.' }),
          isPublic: true,
          operation: { security: undefined },
        },
      },
      document: { security: undefined },
    }),
    keylessSample(
      'changes ask for a key, webhooks and sign-up have other checks',
      {
        routes: {
          'POST /v1/orders': () => json({ id: 'o-1' }, 201),
          'POST /webhooks/parcels': { handle: () => json({ received: true }), isPublic: true },
          'POST /v1/signup': { handle: () => json({ id: 'n-1' }, 201), isPublic: true },
        },
      },
      { isActive: true, also: ['webhook-surface'] },
    ),
    keylessSample('public by nature, whatever the document demands', {
      routes: {
        'GET /health': { handle: () => json({ status: 'ok', db: 'up' }), isPublic: true },
        'GET /v1/version': {
          handle: () => json({ version: '1.2.3', commit: 'abc' }),
          isPublic: true,
        },
        'GET /v1/orders': orders,
      },
    }),
    keylessSample('a catalogue that the document declares public', {
      routes: {
        'GET /v1/products': { handle: () => json([{ sku: 'p-1', price: 3 }]), isPublic: true },
        'GET /v1/orders': orders,
      },
    }),
    keyedSample('refuses with 200 and success: false', {
      routes: { 'GET /v1/orders': orders },
      refuse: () => json({ success: false, error: 'api key required' }),
    }),
    keyedSample('refuses with 404 and plain text', {
      routes: { 'GET /v1/orders': orders },
      refuse: () => ({ status: 404, headers: { 'content-type': 'text/plain' }, body: 'not found' }),
    }),
    keyedSample('sends strangers to a login page', {
      routes: { 'GET /orders': orders },
      refuse: () => ({ status: 302, headers: { location: '/login' } }),
    }),
    keyedSample('an empty list for strangers', {
      routes: { 'GET /v1/orders': orders },
      refuse: () => json({ orders: [], total: 0 }),
    }),
  ],
  check(operation, scan) {
    const judgement = scan.judgementOf(operation)
    const answer = judgement?.none.answer
    if (judgement === undefined || answer === null || answer === undefined) {
      return untested('The operation gave no answer without a key.')
    }
    if (judgement.none.access !== 'open') return []
    if (!isReading(operation)) return lookAtChange(operation, judgement.none, scan)
    if (!holdsData(answer)) return []
    const weight = weighOpenData(operation, answer, scan)
    if (weight === null) return []
    return [
      {
        severity: weight.severity,
        confidence: weight.confidence,
        detail:
          `${operation.method} ${operation.path} answers ${answer.status} with data to a caller ` +
          `without a key: an operation ${weight.because}.`,
        evidence: scan.describe(answer),
      },
    ]
  },
}

/** Asked with --active only, with an empty body and an identifier that nobody has. */
function lookAtChange(
  operation: Operation,
  judged: Judged,
  scan: ScanContext,
): readonly Sighting[] {
  const weight = weighOpenChange(operation, judged, scan)
  if (weight === null || judged.answer === null) return []
  return [
    {
      severity: weight.severity,
      confidence: weight.confidence,
      title: 'The operation changes something and lets in whoever sends no key',
      detail:
        `${operation.method} ${operation.path} lets a caller without a key in ` +
        `(${judged.because}): an operation ${weight.because}.`,
      evidence: scan.describe(judged.answer),
    },
  ]
}

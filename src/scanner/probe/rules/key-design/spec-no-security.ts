/** Decides whether the document of the API says who may ask for what. */
import { limits } from '../../../../base/limits.ts'
import { nameOperation, type Operation } from '../../operation.ts'
import { type Sighting, type TargetRule, untested, type Verdict } from '../../probe-rule.ts'
import { json, keylessSample } from '../../sample-api.ts'
import type { ScanContext } from '../../scan-context.ts'
import { readPublicity } from '../../signs/read-publicity.ts'

const CHANGES = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

function check(scan: ScanContext): Verdict {
  const { document } = scan
  if (document === null) return untested('There is no OpenAPI document.')
  const { operations } = document
  if (operations.length === 0) return untested('The document describes no operation.')
  if (!document.mentionsSecurity) return tellNone(operations, scan)
  const open = operations.filter(
    (each) =>
      CHANGES.has(each.method) && each.security !== 'required' && !isForEverybody(each, operations),
  )
  const first = open[0]
  if (first === undefined) return []
  const names = open
    .slice(0, limits.probeOperationsNamedMax)
    .map((each) => scan.mask(nameOperation(each)))
  const more = open.length - names.length
  return [
    {
      ...(first.location === null ? {} : { location: first.location }),
      confidence: 'likely',
      title: 'The document lets anybody change something',
      detail:
        `Without security, by the document: ${names.join(', ')}` +
        `${more > 0 ? ` and ${more} more` : ''}, while it knows ways to authenticate.`,
      discriminator: 'writes',
    },
  ]
}

/** Where strangers are refused all the same, only the document is wrong. */
function tellNone(operations: readonly Operation[], scan: ScanContext): readonly Sighting[] {
  const isGuarded = scan.judgements.some(({ none }) => none.access === 'refused')
  const isHarmless = operations.every(
    (each) => !CHANGES.has(each.method) && /^(?:by-nature|catalogue)$/.test(readPublicity(each)),
  )
  const seen = isGuarded
    ? 'The service itself refuses strangers, so clients and reviewers learn it only by trying.'
    : 'Nothing in it says that any of them needs a key.'
  return [
    {
      severity: isHarmless ? 'info' : isGuarded ? 'low' : 'medium',
      confidence: 'confirmed',
      detail: `It describes ${operations.length} operations and no security at all. ${seen}`,
      discriminator: 'none',
    },
  ]
}

/** Logins, forms of contact and what calls in from outside come without a key. */
function isForEverybody(operation: Operation, operations: readonly Operation[]): boolean {
  if (readPublicity(operation) === 'by-nature') return true
  if (/webhook|callback|contact|search|query|graphql|validate|check/i.test(operation.path)) {
    return true
  }
  // Where each operation says it for itself, silence is a gap; `none` is then a decision.
  const isDecided = operations.some((each) => each.security === 'required')
  return operation.security === 'none' && isDecided && readPublicity(operation) !== 'private'
}

const users = () => json([{ id: 1, name: 'Ann' }])

export const specNoSecurity: TargetRule = {
  id: 'spec-no-security',
  category: 'key-design',
  severity: 'medium',
  title: 'The document describes operations but no security',
  why:
    'Gateways, clients, tests and reviewers take the document at its word: what it does not ' +
    'guard is deployed and called without a key, and nobody notices when a check goes missing.',
  looksFor:
    'Whether the OpenAPI document has any security scheme or requirement at all, and operations ' +
    'that change something without one, while others have it.',
  spares:
    'Logins, registrations, webhooks and forms of contact, operations that the document opens on ' +
    'purpose and that are not about people or money, and catalogues that only can be read.',
  remedy:
    'Declare the scheme and require it for everything at the top of the document; open what is ' +
    'meant for everybody one by one with `security: []`. Have the server checked against it.',
  remedyCode: {
    flask: [
      'components:',
      '  securitySchemes:',
      '    key: {type: apiKey, in: header, name: X-API-Key}',
      'security:',
      '  - key: []',
      'paths:',
      '  /health:',
      '    get: {security: [], responses: {"200": {description: OK}}}',
    ].join('\n'),
  },
  controls: 'missing-authentication',
  subject: 'target',
  isActive: false,
  keysMin: 0,
  phase: 'observe',
  check,
  catches: [
    keylessSample(
      'no security anywhere',
      {
        routes: { 'GET /v1/orders': () => json({ error: 'unauthorized' }, 401) },
        document: { components: {}, security: undefined },
      },
      { also: ['www-authenticate-missing', 'missing-authentication'] },
    ),
    keylessSample('an operation that changes something is open', {
      routes: {
        'GET /v1/users': users,
        'DELETE /v1/users/{id}': { handle: () => ({ status: 204 }), operation: { security: [] } },
      },
    }),
  ],
  ignores: [
    keylessSample('a login and a webhook', {
      routes: {
        'GET /v1/users': users,
        'POST /v1/login': {
          isPublic: true,
          handle: () => json({ error: 'wrong password' }, 401),
        },
        'POST /webhooks/payments': {
          handle: () => json({ error: 'no signature' }, 401),
          operation: { security: [] },
        },
      },
    }),
    keylessSample('a catalogue for everybody', {
      routes: {
        'GET /v1/currencies': { isPublic: true, handle: () => json([{ code: 'EUR' }]) },
      },
      document: { components: {}, security: undefined },
    }),
  ],
}

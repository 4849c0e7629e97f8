/** Decides whether caches may keep what only a key opens, and hand it to others. */
import { limits } from '../../../../base/limits.ts'
import type { Answer } from '../../client/exchange.ts'
import { type Sighting, type TargetRule, untested, type Verdict } from '../../probe-rule.ts'
import { json, keyedSample } from '../../sample-api.ts'
import type { ProvenKey, ScanContext } from '../../scan-context.ts'
import { listOpened, type Opened } from '../../signs/list-guarded.ts'

function check(scan: ScanContext): Verdict {
  const opened = listOpened(scan).filter(({ operation }) => operation.method === 'GET')
  if (opened.length === 0) return untested('No operation was seen that only a key opens.')
  const judged = opened.map((each) => ({ ...each, storing: readStoring(each.answer, each.key) }))
  const shared = judged.filter(({ storing }) => storing === 'shared')
  const unsaid = judged.filter(({ storing }) => storing === 'unsaid')
  return [
    ...shared.map(({ operation, answer }) => tellShared(operation, answer, scan)),
    ...tellUnsaid(unsaid, scan),
  ]
}

/**
 * What caches may do with it (RFC 9111 §3, §3.5). `shared`: every cache may keep it and answer
 * anybody with it. `unsaid`: nothing forbids to keep it.
 */
function readStoring(answer: Answer, key: ProvenKey): 'never' | 'unsaid' | 'shared' {
  const control = (answer.headers.get('cache-control') ?? '').toLowerCase()
  const has = (name: string) => new RegExp(`(?:^|[\\s,])${name}(?:$|[\\s,=])`).test(control)
  if (has('no-store') || has('private')) return 'never'
  // It may be kept, but never used without asking the service again, with the next one's key.
  if (has('no-cache') && !has('public')) return 'never'
  const vary = (answer.headers.get('vary') ?? '').toLowerCase().split(',')
  const field = key.placement.in === 'cookie' ? 'cookie' : key.placement.name.toLowerCase()
  const isVaried = vary.some((each) => each.trim() === field || each.trim() === '*')
  // In the query the key is a part of the address, so that each key has a copy of its own.
  const isOwn = isVaried || key.placement.in === 'query'
  const isShared = has('public') || has('s-maxage')
  if (isShared) return isOwn ? 'unsaid' : 'shared'
  // Shared caches keep no answer to a request with Authorization, unless told to.
  if (field === 'authorization' && !has('must-revalidate')) return 'never'
  if (isOwn) return 'never'
  return has('max-age') && !/max-age=0/.test(control) ? 'shared' : 'unsaid'
}

function tellShared(operation: Opened['operation'], answer: Answer, scan: ScanContext): Sighting {
  const said = scan.mask((answer.headers.get('cache-control') ?? '').slice(0, 100))
  return {
    operation,
    severity: 'medium',
    confidence: 'confirmed',
    title: 'Caches may answer strangers with what only a key opens',
    detail:
      `It answers a key with \`Cache-Control: ${said}\` and without \`Vary\` on the field of the ` +
      'key, so that a cache in between may hand the same answer to the next caller.',
    evidence: scan.describe(answer),
  }
}

function tellUnsaid(unsaid: readonly Opened[], scan: ScanContext): Sighting[] {
  const first = unsaid[0]
  if (first === undefined) return []
  const names = unsaid
    .slice(0, limits.probeOperationsNamedMax)
    .map(({ operation }) => operation.path)
  const more = unsaid.length - names.length
  return [
    {
      confidence: 'confirmed',
      detail:
        `Neither \`no-store\` nor \`private\` stands in the answers of ${names.join(', ')}` +
        `${more > 0 ? ` and ${more} more operations` : ''}.`,
      evidence: scan.describe(first.answer),
      discriminator: 'unsaid',
    },
  ]
}

const users = [{ id: 1, name: 'Ann' }]

export const cacheableKeyedResponse: TargetRule = {
  id: 'cacheable-keyed-response',
  category: 'data-exposure',
  severity: 'low',
  title: 'Answers to keys may be kept by caches',
  why:
    'Proxies, content networks and browsers keep answers by their address alone unless they are ' +
    'told otherwise: the next caller may get what was meant for another key.',
  looksFor:
    'Cache-Control and Vary of every answer that a key opened and strangers are refused ' +
    '(RFC 9111).',
  spares:
    'Answers with `no-store` or `private`, those that vary by the field of the key, and those to ' +
    'requests with Authorization, which shared caches do not keep unless they are told to.',
  remedy:
    'Send `Cache-Control: no-store` with everything that needs a key; where copies are wanted, ' +
    '`private` with a short `max-age`, and `Vary` with the name of the field that carries the key.',
  remedyCode: {
    flask: [
      '@app.after_request',
      'def keep_from_caches(response):',
      '    response.headers.setdefault("Cache-Control", "no-store")',
      '    return response',
    ].join('\n'),
    express: [
      'app.use((req, res, next) => {',
      "  res.set('Cache-Control', 'no-store')",
      '  next()',
      '})',
    ].join('\n'),
    nginx: 'add_header Cache-Control "no-store" always;',
  },
  controls: 'missing-headers',
  subject: 'target',
  isActive: false,
  keysMin: 1,
  phase: 'observe',
  check,
  catches: [
    keyedSample('public, for an hour', {
      routes: { 'GET /v1/users': () => json(users) },
      headers: { 'cache-control': 'public, max-age=3600' },
    }),
    keyedSample('no word on caches', {
      routes: { 'GET /api/users': () => json({ data: users }) },
      headers: { 'cache-control': null },
    }),
    keyedSample('for a content network, although the key is in Authorization', {
      routes: { 'GET /users': () => json(users) },
      headers: { 'cache-control': 's-maxage=60' },
      readKey: ({ headers }) => /^Bearer (.+)$/.exec(headers['authorization'] ?? '')?.[1] ?? null,
      document: {
        components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
      },
    }),
  ],
  ignores: [
    keyedSample('private', {
      routes: { 'GET /v1/users': () => json(users) },
      headers: { 'cache-control': 'private, max-age=60' },
    }),
    keyedSample('public data is public', {
      routes: {
        'GET /v1/users': () => json(users),
        'GET /v1/currencies': {
          isPublic: true,
          handle: () => ({
            status: 200,
            headers: { 'cache-control': 'public, max-age=3600' },
            body: [{ code: 'EUR' }],
          }),
        },
      },
    }),
    keyedSample('kept for each key by itself', {
      routes: { 'GET /v1/users': () => json(users) },
      headers: { 'cache-control': 'max-age=60', vary: 'Accept-Encoding, X-API-Key' },
    }),
    keyedSample('in Authorization, without a word on caches', {
      routes: { 'GET /users': () => json(users) },
      headers: { 'cache-control': null },
      readKey: ({ headers }) => /^Bearer (.+)$/.exec(headers['authorization'] ?? '')?.[1] ?? null,
      document: {
        components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
      },
    }),
  ],
}

/** Decides whether answers show the inside of the service: queries, hosts, paths, bookkeeping. */
import type { Severity } from '../../../finding.ts'
import type { JsonSchema, Operation } from '../../operation.ts'
import type { OperationRule, Sighting } from '../../probe-rule.ts'
import { json, keyedSample, keylessSample } from '../../sample-api.ts'
import type { ScanContext } from '../../scan-context.ts'
import { findInternalSign, type InternalSign } from '../../signs/internal-signs.ts'
import { listOpenAnswers } from '../../signs/list-open-answers.ts'
import { isJsonObject, walkJson } from '../../signs/walk-json.ts'

interface Found {
  readonly sign: InternalSign
  readonly paths: Set<string>
}

function check(operation: Operation, scan: ScanContext): readonly Sighting[] {
  const documented = listDocumentedFields(operation)
  const own = new URL(scan.origin).hostname
  for (const { answer, asked } of listOpenAnswers(operation, scan)) {
    const found = new Map<InternalSign['kind'], Found>()
    for (const field of walkJson(answer.json)) {
      const sign = findInternalSign(field, own)
      if (sign === null) continue
      const isMeant = sign.kind === 'privilege' || sign.kind === 'bookkeeping'
      if (isMeant && documented.has(field.name)) continue
      const entry = found.get(sign.kind) ?? { sign, paths: new Set<string>() }
      entry.paths.add(field.path)
      found.set(sign.kind, entry)
    }
    if (found.size === 0) continue
    const all = [...found.values()]
    const names = all.flatMap(({ paths }) => [...paths]).slice(0, 6)
    const words = all.map(({ sign }) => sign.words).join(', ')
    return [
      {
        severity: weigh(found),
        confidence: found.has('privilege') && found.size === 1 ? 'possible' : 'likely',
        detail: `Asked ${asked}, the answer has \`${names.join('`, `')}\`: ${words}.`,
        evidence: scan.describe(answer),
      },
    ]
  }
  return []
}

/** One role or store identifier may well be meant; several kinds together are a stored record. */
function weigh(found: ReadonlyMap<InternalSign['kind'], Found>): Severity {
  if (found.has('query') || found.has('code-path') || found.has('debug')) return 'medium'
  if (found.has('host')) return 'low'
  const fields = [...found.values()].flatMap(({ paths }) => [...paths])
  if (found.has('bookkeeping')) return fields.length > 1 ? 'low' : 'info'
  return 'info'
}

/** What the document promises is meant to be seen. */
function listDocumentedFields(operation: Operation): ReadonlySet<string> {
  const names = new Set<string>()
  const visit = (schema: unknown, depth: number) => {
    if (depth > 8 || !isJsonObject(schema)) return
    if (isJsonObject(schema['properties'])) {
      for (const [name, each] of Object.entries(schema['properties'])) {
        names.add(name)
        visit(each, depth + 1)
      }
    }
    visit(schema['items'], depth + 1)
    for (const word of ['allOf', 'oneOf', 'anyOf']) {
      const parts = schema[word]
      if (Array.isArray(parts)) for (const each of parts) visit(each, depth + 1)
    }
  }
  const schemas: readonly (JsonSchema | null)[] = [...operation.responses.values()]
  for (const schema of schemas) visit(schema, 0)
  return names
}

const QUERY = ['SELECT id, total', 'FROM orders WHERE owner = 4'].join(' ')

export const internalFieldsExposed: OperationRule = {
  id: 'internal-fields-exposed',
  category: 'property-authorization',
  severity: 'low',
  title: 'Answers show the inside of the service',
  why:
    'Queries, host names, file paths and bookkeeping fields tell an attacker which ' +
    'database, framework and network stand behind the API, and which fields a write ' +
    'might set. They turn guessing into knowing.',
  looksFor:
    'Fields of answers whose value is a database query, a file path or an internal ' +
    'address, fields named as debugging output, and bookkeeping of the store such as ' +
    '`__v`, `_internal`, `deleted_at` or `is_admin`.',
  spares:
    'Fields that the OpenAPI document describes, links to the target itself, callback ' +
    'addresses of the caller, and a single role or identifier, which is told as ' +
    'information only.',
  remedy:
    'Build answers from a list of fields rather than from the stored record, and switch ' +
    'debugging output off in production. Describe each answer in the OpenAPI document ' +
    'and check it against that in tests, so that a new column does not become public by ' +
    'itself.',
  remedyCode: {
    flask: `def present(order):
    return {"id": order.id, "total": order.total}`,
    express: `const present = ({ id, total }) => ({ id, total })
// Mongoose: schema.set('toJSON', { versionKey: false, transform: (_, doc) => present(doc) })`,
  },
  controls: 'excess-data',
  subject: 'operation',
  isActive: false,
  keysMin: 0,
  phase: 'observe',
  check,
  catches: [
    keyedSample('a stored record with its bookkeeping', {
      routes: {
        'GET /v1/products': () =>
          json([{ id: 1, name: 'Tea', __v: 0, deletedAt: null, _internal_cost: 4.2 }]),
      },
    }),
    keyedSample('a database query beside the data', {
      routes: {
        'GET /orders': () => json({ data: [{ id: 1, total: 12 }], debug: { sql: QUERY, ms: 3 } }),
      },
    }),
    keyedSample('the name of an internal host', {
      routes: {
        'GET /api/reports/{id}': () =>
          json({ id: 5, rows: 30, served_by_host: `reports-3.${'prod'}.internal` }),
      },
    }),
  ],
  ignores: [
    keyedSample('a role that the document describes', {
      routes: {
        'GET /v1/me': {
          handle: () => json({ id: 1, name: 'Ann', role: 'editor', deleted_at: null }),
          operation: {
            responses: {
              200: {
                description: 'OK',
                content: {
                  'application/json': {
                    schema: {
                      type: 'object',
                      properties: { role: { type: 'string' }, deleted_at: { type: 'string' } },
                    },
                  },
                },
              },
            },
          },
        },
      },
    }),
    keyedSample('links and embedded parts, as HAL has them', {
      routes: {
        'GET /v1/orders/{id}': () =>
          json({ id: 4, total: 9, _links: { self: { href: '/v1/orders/4' } }, _embedded: {} }),
      },
    }),
    keylessSample('an article about databases', {
      routes: {
        'GET /articles': {
          isPublic: true,
          handle: () => json([{ id: 1, title: 'Select well', body: `Write ${QUERY}.` }]),
        },
      },
    }),
  ],
}

/** Decides whether a list gives everything at once, however long it grows. */
import { limits } from '../../../../base/limits.ts'
import type { Answer } from '../../client/exchange.ts'
import type { Operation } from '../../operation.ts'
import type { OperationRule, Sighting } from '../../probe-rule.ts'
import { json, keyedSample, keylessSample } from '../../sample-api.ts'
import type { ScanContext } from '../../scan-context.ts'
import { type FoundList, findList, isPageParameter, tellsOfPages } from '../../signs/find-list.ts'
import { listOpenAnswers, type OpenAnswer } from '../../signs/list-open-answers.ts'
import { isJsonObject } from '../../signs/walk-json.ts'

/** The usual names, all at once: what an API does not know it mostly passes over. */
const ONE_ITEM: Readonly<Record<string, string>> = Object.fromEntries(
  ['limit', 'per_page', 'page_size', 'pageSize', 'perPage', 'size', 'first', 'take', '$top'].map(
    (name) => [name, '1'],
  ),
)

/** Lists that belong to the world and not to the service grow no longer. */
const FIXED = new RegExp(
  [
    '(?:^|[/_-])(?:countries|currencies|languages|locales|time-?zones|regions',
    'states',
    'units|categories|tags|enums?|permissions|scopes|roles|colou?rs|stations)(?:$',
    '[/_.-])',
  ].join('|'),
  'i',
)

async function check(operation: Operation, scan: ScanContext): Promise<readonly Sighting[]> {
  if (operation.method !== 'GET') return []
  const open = listOpenAnswers(operation, scan).at(-1)
  const list = open === undefined ? null : findList(open.answer.json)
  if (open === undefined || list === null || !isWorthPages(list)) return []
  if (isPartOfOne(operation, list)) return []
  const isDeclared = operation.parameters.some((each) => isPageParameter(each.name))
  const isTold = tellsOfPages(open.answer, list)
  if (isTold && !isDeclared) return []
  const kind = isDeclared ? declaredQuery(operation) : ONE_ITEM
  const shorter = await scan.ask(operation, open.caller, { query: kind })
  if (shorter !== null && isOtherPage(shorter, list)) return []
  if (!isDeclared && (await hasSecondPage(operation, scan, open, list))) return []
  const count = list.items.length
  const isLong = count >= limits.probeLongListItemsMin
  return [
    {
      severity: FIXED.test(operation.path) ? 'info' : isLong ? 'medium' : 'low',
      confidence: isDeclared ? 'confirmed' : 'likely',
      detail: isDeclared
        ? `${count} items came in one answer, and the documented parameter for a shorter page ` +
          'is ignored.'
        : `${count} items came in one answer without any sign of pages, and the usual ` +
          'parameters for a shorter one are ignored.',
      evidence: scan.describe(open.answer),
    },
  ]
}

/** Rows of records; texts and numbers are values of one thing, such as a chart. */
function isWorthPages({ items }: FoundList): boolean {
  return (
    items.length >= limits.probeListItemsMin && items.filter(isJsonObject).length > items.length / 2
  )
}

/** The lines of one order are as many as they are. */
function isPartOfOne({ path }: Operation, { field }: FoundList): boolean {
  return path.endsWith('}') && field !== '' && !/^(?:data|items|results|records)$/i.test(field)
}

function declaredQuery(operation: Operation): Readonly<Record<string, string>> {
  const names = operation.parameters
    .map(({ name }) => name)
    .filter((name) => /limit|size|per_?page|first|take|top|count|rows|max/i.test(name))
  const paging = operation.parameters.map(({ name }) => name).filter(isPageParameter)
  if (names.length > 0) return Object.fromEntries(names.map((name) => [name, '1']))
  return Object.fromEntries(paging.map((name) => [name, '2']))
}

function isOtherPage(answer: Answer, list: FoundList): boolean {
  const other = findList(answer.json)
  if (answer.status >= 400) return false
  if (other === null) return true
  return other.items.length < list.items.length || isDifferent(other, list)
}

/** A quiet default of 25 or 50 items shows itself by what follows them. */
async function hasSecondPage(
  operation: Operation,
  scan: ScanContext,
  open: OpenAnswer,
  list: FoundList,
): Promise<boolean> {
  const count = String(list.items.length)
  const answer = await scan.ask(operation, open.caller, {
    query: { page: '2', offset: count, skip: count },
  })
  return answer !== null && isOtherPage(answer, list)
}

function isDifferent(one: FoundList, other: FoundList): boolean {
  const identify = (item: unknown) =>
    isJsonObject(item)
      ? String(item['id'] ?? item['_id'] ?? item['uuid'] ?? JSON.stringify(item))
      : ''
  return identify(one.items[0]) !== identify(other.items[0])
}

function rows(count: number, from = 1): readonly unknown[] {
  return Array.from({ length: count }, (_, index) => ({ id: from + index, name: 'Tea', eur: 4 }))
}

export const paginationMissing: OperationRule = {
  id: 'pagination-missing',
  category: 'rate-limiting',
  severity: 'low',
  title: 'A list is given whole, without pages',
  why:
    'One request copies the whole list, and every further record makes each such answer ' +
    'dearer for the database, the network and the client, until a few callers at once ' +
    'are enough to bring the service down.',
  looksFor:
    'Lists with many records in one answer, where neither the answer nor its fields tell ' +
    'of a next page or a total. The usual parameters for a shorter page and for a second ' +
    'one are tried.',
  spares:
    'Short lists, lists of plain values, fixed lists of the world such as countries, and ' +
    'lists that tell of pages in the answer or in the Link field.',
  remedy:
    'Give pages: a default of some dozens of records, a maximum that no parameter ' +
    'exceeds, and a cursor for what follows. Describe the parameters in the OpenAPI ' +
    'document.',
  remedyCode: {
    flask: `limit = min(request.args.get("limit", 50, type=int), 200)
after = request.args.get("after", 0, type=int)
rows = Item.query.filter(Item.id > after).order_by(Item.id).limit(limit).all()
return {"items": [present(row) for row in rows],
        "next": rows[-1].id if len(rows) == limit else None}`,
    express: `const limit = Math.min(Number(req.query.limit) || 50, 200)
const after = Number(req.query.after) || 0
const items = await db.items.findMany({ where: { id: { gt: after } }, take: limit })
res.json({ items, next: items.length === limit ? items.at(-1).id : null })`,
  },
  controls: 'unbounded-use',
  subject: 'operation',
  isActive: false,
  keysMin: 0,
  phase: 'probe',
  check,
  catches: [
    keyedSample('a bare array of everything', {
      routes: { 'GET /v1/teas': () => json(rows(140)) },
    }),
    keyedSample('an envelope with no more than its own count', {
      routes: { 'GET /orders': () => json({ orders: rows(60), count: 60 }) },
    }),
    keylessSample('a documented parameter that is ignored', {
      routes: {
        'GET /teas': {
          isPublic: true,
          operation: { parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer' } }] },
          handle: () => json({ items: rows(48) }),
        },
      },
    }),
  ],
  ignores: [
    keyedSample('pages with a cursor', {
      routes: {
        'GET /v1/teas': () => json({ data: rows(50), next_cursor: 'abc', has_more: true }),
      },
    }),
    keyedSample('a quiet default page', {
      routes: {
        'GET /orders': ({ query }) => {
          const size = Math.min(Number(query.get('per_page') ?? 30), 100)
          return json(rows(size, 1 + (Number(query.get('page') ?? 1) - 1) * size))
        },
      },
    }),
    keylessSample('the countries of the world', {
      routes: {
        'GET /countries': {
          isPublic: true,
          handle: () => json(rows(190)),
        },
      },
    }),
    keyedSample('rows without an identifier of their own, and an offset', {
      routes: {
        'GET /readings': {
          operation: { parameters: [{ name: 'offset', in: 'query', schema: { type: 'integer' } }] },
          handle: ({ query }) => {
            const offset = Number(query.get('offset') ?? 0)
            const readings = rows(50, offset).map((_, at) => ({ minute: offset + at, celsius: 20 }))
            return json({ readings, next: `/readings?offset=${offset + 50}` })
          },
        },
      },
    }),
    keyedSample('the second page shows that there are pages', {
      routes: {
        'GET /events': ({ query }) => json(rows(40, query.get('page') === '2' ? 41 : 1)),
      },
    }),
  ],
}

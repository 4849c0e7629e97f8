/** Decides whether one request may fetch far more than anybody can have meant to give. */
import { limits } from '../../../../base/limits.ts'
import type { Answer } from '../../client/exchange.ts'
import type { Operation } from '../../operation.ts'
import type { OperationRule, Sighting } from '../../probe-rule.ts'
import { json, keyedSample, keylessSample } from '../../sample-api.ts'
import type { ScanContext } from '../../scan-context.ts'
import { findList } from '../../signs/find-list.ts'
import { listOpenAnswers, type OpenAnswer } from '../../signs/list-open-answers.ts'
import { isJsonObject, toSnakeCase, walkJson } from '../../signs/walk-json.ts'

/** Files are as large as they are. */
const DATA = /json|xml|^text\/plain|^$/

const SIZE_NAME = /^\$?(?:limit|per_?page|page_?size|size|first|take|top|count|rows|max_?\w*)$/

async function check(operation: Operation, scan: ScanContext): Promise<readonly Sighting[]> {
  if (operation.method !== 'GET') return []
  const open = listOpenAnswers(operation, scan).at(-1)
  if (open === undefined) return []
  if (isLarge(open.answer)) {
    const size = formatSize(open.answer)
    const detail = `Asked plainly ${open.asked}, it answers with ${size} of data.`
    return [{ confidence: 'confirmed', detail, evidence: scan.describe(open.answer) }]
  }
  const count = findList(open.answer.json)?.items.length ?? 0
  if (count > limits.probePageSizeHonoured) {
    const detail = `Asked plainly ${open.asked}, it answers with ${count} items at once.`
    return [{ confidence: 'confirmed', detail, evidence: scan.describe(open.answer) }]
  }
  return await checkAskedSize(operation, scan, open)
}

async function checkAskedSize(
  operation: Operation,
  scan: ScanContext,
  open: OpenAnswer,
): Promise<readonly Sighting[]> {
  const list = findList(open.answer.json)
  if (list === null || list.items.length === 0) return []
  const declared = operation.parameters
    .filter((each) => each.in === 'query' && SIZE_NAME.test(toSnakeCase(each.name)))
    .map((each) => each.name)
  const names = declared.length > 0 ? declared : ['limit', 'per_page', 'page_size']
  const asked = limits.probePageSizeAsked
  const query = Object.fromEntries(names.map((name) => [name, String(asked)]))
  const answer = await scan.ask(operation, open.caller, { query })
  if (answer === null || answer.status >= 400) return []
  const count = findList(answer.json)?.items.length ?? 0
  const isFarMore = count > list.items.length * 2 && count > limits.probePageSizeHonoured
  const isEchoed = count > list.items.length && repeatsSize(answer, asked)
  if (!isLarge(answer) && !isFarMore && !isEchoed) return []
  const given = count > 0 ? `${count} items` : formatSize(answer)
  return [
    {
      severity: isEchoed && !isFarMore && !isLarge(answer) ? 'low' : 'medium',
      confidence: isEchoed && !isFarMore ? 'likely' : 'confirmed',
      detail:
        `Asked for a page of ${asked}, it gives ${given} in place of the usual ` +
        `${list.items.length}: the size of a page has no maximum.`,
      evidence: scan.describe(answer),
    },
  ]
}

/** An API that lowers the size mostly says to what. */
function repeatsSize(answer: Answer, asked: number): boolean {
  if (!isJsonObject(answer.json)) return false
  return walkJson(answer.json).some(
    ({ name, path, value }) =>
      Number(value) === asked && SIZE_NAME.test(toSnakeCase(name)) && !path.includes('[]'),
  )
}

function isLarge(answer: Answer): boolean {
  if (!DATA.test(answer.contentType) || answer.headers.get('content-disposition') !== null) {
    return false
  }
  return answer.isCut || answer.bodyBytes > limits.probeLargeAnswerBytes
}

function formatSize(answer: Answer): string {
  const size = (answer.bodyBytes / 1_048_576).toFixed(1)
  return answer.isCut ? `more than ${size} MiB` : `${size} MiB`
}

function rows(count: number, width = 3): readonly unknown[] {
  const text = 'tea '.repeat(width).trim()
  return Array.from({ length: count }, (_, index) => ({ id: index + 1, name: text }))
}

export const oversizedResponse: OperationRule = {
  id: 'oversized-response',
  category: 'rate-limiting',
  severity: 'medium',
  title: 'One request may fetch far too much',
  why:
    'A handful of such requests at once fill the memory of the service, and one of them ' +
    'copies the whole data set. A limit on the number of requests does not help where ' +
    'one request has none on its size.',
  looksFor:
    'Answers of data above one mebibyte, and lists whose parameter for the size of a ' +
    'page is honoured at a hundred thousand: many more items come, or the answer repeats ' +
    'that size as its own.',
  spares: 'Files, images and downloads, and lists that stop at a maximum of their own.',
  remedy:
    'Give the parameter for the size of a page a maximum, refuse or lower what exceeds ' +
    'it, and stream exports from an operation of their own, with a scope and a limit of ' +
    'their own.',
  remedyCode: {
    flask: `limit = min(max(request.args.get("limit", 50, type=int), 1), 200)`,
    express: `const limit = Math.min(Math.max(Number(req.query.limit) || 50, 1), 200)`,
  },
  controls: 'unbounded-use',
  subject: 'operation',
  isActive: false,
  keysMin: 0,
  phase: 'probe',
  check,
  catches: [
    keyedSample('a page as large as was asked for', {
      routes: {
        'GET /v1/teas': {
          operation: { parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer' } }] },
          handle: ({ query }) => {
            const limit = Number(query.get('limit') ?? 20)
            return json({ items: rows(Math.min(limit, 1_500)), total: 1_500, next: null })
          },
        },
      },
    }),
    keyedSample('more than a mebibyte for a plain request', {
      routes: { 'GET /export/all': () => json({ rows: rows(60, 5_000), total: 900, next: '2' }) },
    }),
    keyedSample('thousands of short rows unless fewer are asked for', {
      routes: {
        'GET /v1/points': {
          operation: { parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer' } }] },
          handle: ({ query }) => json(rows(Math.min(Number(query.get('limit') ?? 3_000), 3_000))),
        },
      },
    }),
    keyedSample('the size that was asked for is the size that it has', {
      routes: {
        'GET /orders': ({ query }) => {
          const size = Number(query.get('per_page') ?? 5)
          return json({ data: rows(Math.min(size, 40)), meta: { per_page: size, total: 40 } })
        },
      },
    }),
  ],
  ignores: [
    keyedSample('a maximum that it lowers the size to', {
      routes: {
        'GET /v1/teas': ({ query }) => {
          const limit = Math.min(Number(query.get('limit') ?? 20), 100)
          return json({ items: rows(limit), limit, total: 5_000 })
        },
      },
    }),
    keyedSample('a size that is refused', {
      routes: {
        'GET /orders': ({ query }) =>
          Number(query.get('limit') ?? 10) > 100
            ? json({ error: 'limit must be at most 100' }, 400)
            : json({ data: rows(10), next: 'b' }),
      },
    }),
    keylessSample('a large file', {
      routes: {
        'GET /logo': {
          isPublic: true,
          handle: () => ({
            status: 200,
            headers: { 'content-type': 'image/svg+xml', 'content-disposition': 'inline' },
            body: `<svg>${'<path d="M0 0"/>'.repeat(70_000)}</svg>`,
          }),
        },
      },
    }),
  ],
}

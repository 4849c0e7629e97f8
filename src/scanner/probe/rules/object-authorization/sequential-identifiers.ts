/** Decides whether objects are asked for by small numbers in a row, which anybody can count up. */
import type { Operation, OperationParameter } from '../../operation.ts'
import { type OperationRule, untested } from '../../probe-rule.ts'
import { json, keyedSample, keylessSample } from '../../sample-api.ts'
import type { Caller, ProvenKey, ScanContext } from '../../scan-context.ts'
import { askForObject } from '../../signs/ask-for-object.ts'
import { isItem, listItemParameters } from '../../signs/item-parameters.ts'
import { readPublicity } from '../../signs/read-publicity.ts'

/** Two in a row may be chance; numbers above are more than anybody asks for one by one. */
const ROW_MIN = 3
const NUMBER_MAX = 10_000_000

function counted(ids: readonly (number | string)[]) {
  return {
    routes: {
      'GET /v1/invoices': () => json({ invoices: ids.map((id) => ({ id })) }),
      'GET /v1/invoices/{id}': () => json({ number: 'N', amount: 5 }),
    },
  }
}

export const sequentialIdentifiers: OperationRule = {
  id: 'sequential-identifiers',
  category: 'object-authorization',
  severity: 'low',
  title: 'Objects are identified by small numbers in a row',
  why:
    'Whoever knows one identifier knows all others. A single missing check of ownership then ' +
    'gives ' +
    'away everything instead of one object, and the numbers tell how much business there is.',
  looksFor:
    'Looks at the identifiers that lists show and that operations for single objects take: at ' +
    'least three whole numbers, most of them one after the other.',
  spares:
    'Catalogues, which everybody may list anyway; objects that one key is refused when they ' +
    'belong to ' +
    'another, which is told as information only; random identifiers (UUID), numbers with gaps, ' +
    'and ' +
    'objects for which fewer than three identifiers were seen.',
  remedy:
    'Give objects random public identifiers (UUIDv4, or UUIDv7 where the order helps the ' +
    'database), ' +
    'and keep the numbers inside. That is a second barrier: check ownership all the same.',
  remedyCode: {
    flask: 'public_id = db.Column(db.Uuid, unique=True, default=uuid.uuid4)  # used in every URL',
    express: 'const publicId = crypto.randomUUID() // used in every URL',
  },
  controls: 'object-authorization',
  isActive: false,
  keysMin: 0,
  phase: 'observe',
  subject: 'operation',
  catches: [
    keyedSample('counted from 1', counted([1, 2, 3, 4])),
    keyedSample('counted from far up, newest first, as text', counted(['10042', '10041', '10040'])),
    keyedSample('named in the query', {
      routes: {
        'GET /getInvoices': () => json({ list: [71, 72, 73].map((id) => ({ invoice_id: id })) }),
        'GET /getInvoice': {
          handle: () => json({ number: 'N', amount: 5 }),
          operation: {
            parameters: [{ name: 'invoice_id', in: 'query', schema: { type: 'integer' } }],
          },
        },
      },
    }),
    keylessSample(
      'open to strangers, nested',
      {
        routes: {
          'GET /accounts': {
            handle: () => json({ data: { accounts: [{ id: 51 }, { id: 52 }, { id: 53 }] } }),
            isPublic: true,
          },
          'GET /accounts/{account_id}': {
            handle: () => json({ kind: 'basic', balance: 3 }),
            isPublic: true,
          },
        },
        document: { components: {} },
      },
      { also: ['missing-authentication', 'spec-no-security'] },
    ),
  ],
  ignores: [
    keyedSample('random', counted(['k3f9', 'x8q1', 'm2z7', 'p0a4'])),
    keyedSample('numbers with gaps', counted([17_223, 88_120, 45_310, 920_111])),
    keyedSample('a catalogue', {
      routes: {
        'GET /v1/products': () => json([{ id: 1 }, { id: 2 }, { id: 3 }]),
        'GET /v1/products/{id}': () => json({ price: 4 }),
      },
    }),
    keyedSample('too few to tell', counted([1, 2])),
  ],
  async check(operation, scan) {
    if (operation.method !== 'GET') return []
    const publicity = readPublicity(operation)
    if (publicity === 'catalogue' || publicity === 'by-nature') return []
    const parameter = findItemParameter(operation)
    if (parameter === undefined) return []
    const seen = listSeen(operation, parameter, scan)
    if (seen.length === 0) return untested('No identifier of such an object was seen anywhere.')
    const numbers = [...new Set(seen)].filter((id) => /^\d{1,8}$/.test(id)).map(Number)
    if (numbers.length * 2 < seen.length) return []
    const row = findLongestRow(numbers.filter((each) => each <= NUMBER_MAX))
    if (row.length < ROW_MIN || row.length * 2 < numbers.length) return []
    const isOpen = scan.judgementOf(operation)?.none.access === 'open'
    if (isOpen && publicity === 'editorial') return []
    const isSafe = !isOpen && (await refusesOthers(operation, parameter, scan))
    return [
      {
        ...(isOpen ? { severity: 'medium' } : isSafe ? { severity: 'info' } : {}),
        confidence: 'confirmed',
        detail:
          `{${parameter.name}} of ${operation.path} is a number that is counted up: ` +
          `${row.length} of ${numbers.length} seen identifiers follow one another` +
          `${isOpen ? ', and nobody is asked for a key' : ''}` +
          `${isSafe ? '; one key was refused the objects of another, as it should be' : ''}.`,
      },
    ]
  },
}

/** It was seen that counting up helps nobody: the objects of one key are refused to another. */
async function refusesOthers(
  operation: Operation,
  parameter: OperationParameter,
  scan: ScanContext,
): Promise<boolean> {
  const [one, other] = scan.keys
  if (one === undefined || other === undefined) return false
  const seen = (key: ProvenKey) => scan.identifiersSeen(key, operation, parameter.name)
  const pairs = [
    { owner: one, asks: other },
    { owner: other, asks: one },
  ]
  for (const { owner, asks } of pairs) {
    const id = seen(owner).find((each) => !seen(asks).includes(each))
    if (id === undefined) continue
    const mine = await askForObject(scan, operation, owner, owner, parameter, id)
    const theirs = await askForObject(scan, operation, asks, owner, parameter, id)
    if (mine === null || theirs === null || scan.readAccess(mine).access !== 'open') continue
    return scan.readAccess(theirs).access !== 'open'
  }
  return false
}

/** The end of the path, or else a parameter of the query: `/getOrder?order_id=7`. */
function findItemParameter(operation: Operation): OperationParameter | undefined {
  const place = isItem(operation) ? 'path' : 'query'
  return listItemParameters(operation).find((each) => each.in === place)
}

function listSeen(
  operation: Operation,
  parameter: OperationParameter,
  scan: ScanContext,
): readonly string[] {
  const callers: Caller[] = [null, ...scan.keys]
  return [
    ...new Set(
      callers.flatMap((caller) => scan.identifiersSeen(caller, operation, parameter.name)),
    ),
  ]
}

function findLongestRow(numbers: readonly number[]): readonly number[] {
  let best: number[] = []
  let row: number[] = []
  for (const number of [...numbers].sort((one, other) => one - other)) {
    row = row.at(-1) === number - 1 ? [...row, number] : [number]
    if (row.length > best.length) best = row
  }
  return best
}

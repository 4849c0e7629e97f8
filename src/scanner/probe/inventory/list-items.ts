/** Decides whether an answer is a list of things, and by which names these things may be asked. */
import { limits } from '../../../base/limits.ts'
import type { Answer } from '../client/exchange.ts'
import { isRecord } from '../oracle/read-messages.ts'
import { singularOf } from './name-collection.ts'

export interface ItemName {
  /** The field as it is called there: `id`, `book_title`. */
  readonly field: string
  readonly values: readonly string[]
}

/** Ends of the names of fields by which things are asked, the likeliest first. */
const NAMING_ENDS = ['id', 'uuid', 'guid', 'slug', 'key', 'code', 'username', 'name', 'title']

/** The names of the things that an answer lists, likeliest first; empty when it is no list. */
export function listItemNames(answer: Answer, collection: string): readonly ItemName[] {
  const items = findItems(answer.json, 0)
  const first = items[0]
  if (first === undefined) return []
  const entity = singularOf(collection)
  const fields = Object.keys(first)
    .map((field) => ({ field, rank: rankOf(field, entity) }))
    .filter((each) => each.rank >= 0)
    .sort((a, b) => a.rank - b.rank)
  return fields
    .map(({ field }) => ({ field, values: items.flatMap((each) => toName(each[field])) }))
    .filter((each) => each.values.length > 0)
    .slice(0, limits.itemNamesMax)
}

function findItems(json: unknown, depth: number): readonly Readonly<Record<string, unknown>>[] {
  if (Array.isArray(json)) {
    return json.slice(0, limits.inventoryItemsPerListMax).filter(isRecord)
  }
  if (!isRecord(json) || depth > 2) return []
  for (const each of Object.values(json)) {
    const items = findItems(each, depth + 1)
    if (items.length > 0) return items
  }
  return []
}

/** Own names before those of others: of a book `book_id` is one, `author_id` is not. */
function rankOf(field: string, entity: string): number {
  const plain = field.toLowerCase().replace(/[^a-z0-9]/g, '')
  for (const [rank, end] of NAMING_ENDS.entries()) {
    if (plain === end) return rank
    if (entity !== '' && plain === entity + end) return rank + 0.5
  }
  return entity !== '' && plain === entity ? NAMING_ENDS.length : -1
}

function toName(value: unknown): string[] {
  const isNumber = typeof value === 'number' && Number.isSafeInteger(value)
  if (!isNumber && typeof value !== 'string') return []
  const text = String(value)
  const isName = text !== '' && text.length <= limits.identifierLengthMax && text.isWellFormed()
  return isName && !/[\p{Cc}/]|^\.{1,2}$/u.test(text) ? [text] : []
}

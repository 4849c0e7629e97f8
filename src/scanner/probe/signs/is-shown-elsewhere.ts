/** Decides whether a caller is shown the identifier of an object by other operations as well. */
import type { Operation } from '../operation.ts'
import type { ProvenKey, ScanContext } from '../scan-context.ts'
import { listLeaves } from './list-leaves.ts'
import { readAdministration } from './read-administration.ts'
import { isParameter, nameInWords, splitPath, splitWords } from './split-words.ts'

const CALLS = new Set(['get', 'list', 'fetch', 'find', 'read', 'show', 'view', 'all', 'my'])

/**
 * The item itself does not count: that it is given away is what is to be found out. Nor does a
 * list for administrators, which shows everything to those who may see it.
 */
export function isShownElsewhere(
  id: string,
  key: ProvenKey,
  operation: Operation,
  scan: ScanContext,
): boolean {
  return scan.judgements.some(({ operation: each, keys }) => {
    const judged = keys.get(key.name)
    if (each === operation || judged?.access !== 'open' || judged.answer === null) return false
    if (readAdministration(each) === 'yes') return false
    return listLeaves(judged.answer.json).some(
      (leaf) => String(leaf.value) === id && mayIdentify(leaf.name, id, each, operation),
    )
  })
}

/** A small number may be anything, and the `id` of a thing of another kind. */
function mayIdentify(name: string, id: string, shown: Operation, asked: Operation): boolean {
  const words = nameInWords(name)
  if (/count|total|amount|quantity|price/.test(words)) return false
  if (!/^\d{1,6}$/.test(id)) return true
  if (asked.path.includes(`{${name}}`) && words !== 'id') return true
  const nouns = listNouns(asked)
  // Objects of one owner, such as `/orders/user/7`, are no list of owners.
  const isList = !isParameter(splitPath(shown.path).at(-1) ?? '')
  return isList && nouns.includes(nounOf(shown))
    ? /^(?:id|no|number|key|nr)$/.test(words)
    : nouns.some((noun) => words === `${noun}-id`)
}

/** What its parameters identify: an invoice for `/invoices/{id}/lines`, and no line. */
function listNouns(operation: Operation): readonly string[] {
  const segments = operation.path.split('/')
  const before = segments.flatMap((segment, at) =>
    isParameter(segment) ? [{ ...operation, path: segments.slice(0, at).join('/') }] : [],
  )
  return (before.length > 0 ? before : [operation]).map(nounOf)
}

/** In the singular, so that a list and its item go together: `order` for `/get_orders_v2`. */
function nounOf({ path }: Operation): string {
  const fixed = splitPath(path).filter((segment) => !isParameter(segment))
  const words = splitWords(fixed.at(-1) ?? '').filter(
    (word, at) => !/^v\d+$/.test(word) && !(at === 0 && CALLS.has(word)),
  )
  return words.join('-').replace(/ies$/, 'y').replace(/s$/, '')
}

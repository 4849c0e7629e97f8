/** Decides under which names in the query or in a cookie the target accepts a good key. */
import type { Answer } from '../client/exchange.ts'
import type { Operation } from '../operation.ts'
import { untested, type Verdict } from '../probe-rule.ts'
import type { ScanContext } from '../scan-context.ts'
import { isReading } from './compare-reach.ts'
import { findOpened, isGuarded, type Opened } from './list-guarded.ts'
import { opensTo } from './opens-to.ts'

export interface AcceptedElsewhere {
  readonly names: readonly string[]
  readonly answer: Answer
  /** This is where the target reads its keys anyway. */
  readonly isOwnPlace: boolean
}

/** A verdict where there is nothing to tell of, or nothing to try. */
export async function tryKeyElsewhere(
  operation: Operation,
  scan: ScanContext,
  place: 'query' | 'cookie',
  usual: readonly string[],
): Promise<AcceptedElsewhere | Verdict> {
  if (!isReading(operation)) return []
  const opened = findOpened(operation, scan)
  if (opened !== null) return (await tryNames(opened, scan, place, usual)) ?? []
  if (!isGuarded(scan.judgementOf(operation))) return []
  return untested('No given key opens this operation.')
}

/** All names at once first: where that opens nothing, none of them does. */
async function tryNames(
  opened: Opened,
  scan: ScanContext,
  place: 'query' | 'cookie',
  usual: readonly string[],
): Promise<AcceptedElsewhere | null> {
  const names = listNames(opened, scan, place, usual)
  const asked = (chosen: readonly string[]) => ask(opened, scan, place, chosen)
  const together = await asked(names)
  const plain = scan.judgementOf(opened.operation)?.none.answer?.status
  const isPicky = together !== null && together.status !== plain && together.status < 500
  if (!isPicky && !opensTo(together, opened.answer, scan)) return null
  const accepted: { name: string; answer: Answer }[] = []
  for (const name of names) {
    const answer = await asked([name])
    if (answer !== null && opensTo(answer, opened.answer, scan)) accepted.push({ name, answer })
    if (accepted.length === 2) break
  }
  const first = accepted[0]
  if (first === undefined) return null
  const isOwnPlace = opened.key.placement.in === place
  return { names: accepted.map(({ name }) => name), answer: first.answer, isOwnPlace }
}

/** Those of the document and of the key itself come first. */
function listNames(
  { key }: Opened,
  scan: ScanContext,
  place: 'query' | 'cookie',
  usual: readonly string[],
): readonly string[] {
  const declared = (scan.document?.schemes ?? []).flatMap(({ in: where, parameter }) =>
    where === place && parameter !== null ? [parameter] : [],
  )
  const own = key.placement.in === 'header' ? [] : [key.placement.name]
  const field = key.placement.name === 'Authorization' ? [] : spell(key.placement.name)
  return [...new Set([...declared, ...own, ...usual, ...field])]
}

/** `X-Shop-Key` is `shop_key`, `shopKey` or `shop-key` where there are no header fields. */
function spell(field: string): readonly string[] {
  const words = field.toLowerCase().replace(/^x-/, '').split(/[-_]/).filter(Boolean)
  const [head = '', ...rest] = words
  const camel = rest.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
  return [field, words.join('_'), `${head}${camel.join('')}`, words.join('-')]
}

function ask(
  { operation, key }: Opened,
  scan: ScanContext,
  place: 'query' | 'cookie',
  names: readonly string[],
): Promise<Answer | null> {
  if (place === 'query') {
    const query = Object.fromEntries(names.map((name) => [name, key.text]))
    return scan.ask(operation, null, { query })
  }
  const pairs = names.map((name) => `${name}=${encodeURIComponent(key.text)}`)
  return scan.ask(operation, null, { headers: { Cookie: pairs.join('; ') } })
}

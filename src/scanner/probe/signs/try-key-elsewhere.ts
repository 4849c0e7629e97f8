/** Decides under which names in the query or in a cookie the target accepts a good key. */
import type { Answer } from '../client/exchange.ts'
import type { ScanContext } from '../scan-context.ts'
import type { Opened } from './list-guarded.ts'
import { opensTo } from './opens-to.ts'

export interface AcceptedElsewhere {
  readonly names: readonly string[]
  readonly answer: Answer
}

/** All names at once first: where that opens nothing, none of them does. */
export async function tryKeyElsewhere(
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
  return { names: accepted.map(({ name }) => name), answer: first.answer }
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

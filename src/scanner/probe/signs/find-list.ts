/** Decides whether an answer is a list, and whether it says that it is one page of more. */
import type { Answer } from '../client/exchange.ts'
import { isJsonObject, toSnakeCase } from './walk-json.ts'

export interface FoundList {
  readonly items: readonly unknown[]
  /** Name of the field that holds it; empty when the whole answer is the list. */
  readonly field: string
  /** What stands beside it in the answer. */
  readonly envelope: Readonly<Record<string, unknown>>
}

const PAGE_WORDS = new RegExp(
  [
    '^(?:_?links|meta|metadata|paging|pagination|pager|page|page_?info|_?next|_?prev|previous',
    'next_.*|.*_?cursor|.*_token|has_?(?:more|next).*|total.*|.*_total|limit|offset|skip|start',
    'per_?page|page_.*|size|first|last|continuation.*|count|after|before|from|to|odata_.*',
    '@odata.*)$',
  ].join('|'),
)

const PARAMETER_WORDS = new RegExp(
  [
    '^\\$?(?:page|pages?_?(?:size|number|num|no|token|index|limit)?|per_?page|limit|offset|skip',
    'cursor|.*_cursor|size|count|first|last|take|top|after|before|start|starting_after',
    'ending_before|max_?(?:results|items|keys)|start_?index|rows|marker|continuation.*)$',
  ].join('|'),
)

/** The answer itself, or the largest array directly in it or in its `data`. */
export function findList(json: unknown): FoundList | null {
  if (Array.isArray(json)) return { items: json, field: '', envelope: {} }
  if (!isJsonObject(json)) return null
  const inner = isJsonObject(json['data']) ? json['data'] : {}
  const arrays = Object.entries({ ...inner, ...json }).flatMap(([field, value]) =>
    Array.isArray(value) ? [{ items: value as readonly unknown[], field }] : [],
  )
  arrays.sort((one, other) => other.items.length - one.items.length)
  const largest = arrays[0]
  return largest === undefined ? null : { ...largest, envelope: { ...inner, ...json } }
}

/** A count of what was given is no sign of a page; a total that is larger, or a way on, is. */
export function tellsOfPages(answer: Answer, list: FoundList): boolean {
  const names = ['link', 'x-total-count', 'x-total', 'content-range', 'x-page', 'x-next-page']
  const link = answer.headers.get('link')
  if (names.slice(1).some((name) => answer.headers.get(name) !== null)) return true
  if (link !== null && /rel="?(?:next|prev|first|last)/i.test(link)) return true
  return Object.entries(list.envelope).some(([name, value]) => {
    if (name === list.field || !PAGE_WORDS.test(toSnakeCase(name))) return false
    const isOwnCount = /count|total/i.test(name) && value === list.items.length
    return !isOwnCount
  })
}

export function isPageParameter(name: string): boolean {
  return PARAMETER_WORDS.test(toSnakeCase(name))
}

/** Splits the request target of a request line into the path to be judged and the query. */
import { KeywardError } from '../base/errors.ts'
import { parseRequestTarget, type RequestTarget } from '../engine/policy/request-target.ts'

export interface ReadTarget {
  readonly target: RequestTarget
  /** As it came, without the question mark; empty when there is none. */
  readonly query: string
}

/** `http://host` of the absolute form, which servers must accept (RFC 9112 §3.2.2). */
const ABSOLUTE = /^https?:\/\/[^/?#]*/i
/** What may stand in a query; the rest is cut, encoded or misread somewhere on the way. */
const QUERY = /^[\x21-\x7e]*$/

/** Error `invalid_path` when servers could disagree about what is asked for. */
export function readRequestTarget(method: string, url: string): ReadTarget {
  const origin = url.startsWith('/') ? url : url.replace(ABSOLUTE, '')
  const mark = origin.indexOf('?')
  const path = mark < 0 ? origin : origin.slice(0, mark)
  const query = mark < 0 ? '' : origin.slice(mark + 1)
  if (!QUERY.test(query) || query.includes('#')) {
    throw new KeywardError('invalid_path', {
      detail: 'The query holds raw characters that must be percent-encoded.',
    })
  }
  return { target: parseRequestTarget(method, path === '' ? '/' : path), query }
}

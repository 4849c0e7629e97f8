/** Finds a key text in a place that ends up in logs: a query string or a cookie. */
import { KEY_PATTERN, parseKey } from './key-format.ts'

/** Names under which people send keys when they should not; imported keys have no form to know. */
const TELLING_NAMES = new Set([
  'api_key',
  'api-key',
  'apikey',
  'x-api-key',
  'x_api_key',
  'key',
  'access_token',
  'auth_token',
  'token',
])

/**
 * A text in the form of a key anywhere in `text`; else, when `isOnlyCredential`, the value of a
 * parameter or cookie with a telling name. Undefined when there is neither.
 */
export function findExposedText(
  text: string,
  separator: '&' | ';',
  isOnlyCredential: boolean,
): string | undefined {
  const decoded = text.includes('%') ? decodePercent(text) : text
  for (const [candidate] of decoded.matchAll(KEY_PATTERN)) {
    if (parseKey(candidate) !== undefined) return candidate
  }
  if (!isOnlyCredential) return undefined
  for (const pair of decoded.split(separator)) {
    const equals = pair.indexOf('=')
    if (equals < 0) continue
    const value = pair.slice(equals + 1).trim()
    if (value !== '' && TELLING_NAMES.has(pair.slice(0, equals).trim().toLowerCase())) return value
  }
  return undefined
}

/** Broken encodings stay as they are: this looks for keys, it does not judge the query. */
function decodePercent(text: string): string {
  return text.replace(/(?:%[0-7][0-9a-f])+/gi, (triplets) => decodeURIComponent(triplets))
}

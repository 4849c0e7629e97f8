/** Decides what a scope is, and whether a granted one covers a needed one. */
import { limits } from '../../base/limits.ts'

/** One segment: letters, digits, `_`, `.`, `-`; it begins with a letter, a digit or `_`. */
const SEGMENT = `[A-Za-z0-9_][A-Za-z0-9_.-]{0,${limits.scopeSegmentLengthMax - 1}}`
const NEEDED = new RegExp(`^${SEGMENT}:${SEGMENT}$`)
const GRANTED = new RegExp(`^(?:\\*|${SEGMENT}):(?:\\*|${SEGMENT})$`)
const SEGMENT_ALONE = new RegExp(`^${SEGMENT}$`)

/** True for `action:resource` with no wildcard: what a request may need. */
export function isNeededScope(text: string): boolean {
  return NEEDED.test(text)
}

/** True for `action:resource` where `*` may stand for a whole segment: what a key may hold. */
export function isGrantedScope(text: string): boolean {
  return GRANTED.test(text)
}

export function isScopeSegment(text: string): boolean {
  return SEGMENT_ALONE.test(text)
}

/**
 * True when `granted` gives `needed`. Segments are compared one by one, with case; `*` in
 * `granted` covers exactly one whole segment. `*` in `needed` is covered by `*` only.
 * docs/conformance/scopes.json holds the cases.
 */
export function coversScope(granted: string, needed: string): boolean {
  if (granted === needed) return true
  const colonGranted = granted.indexOf(':')
  const colonNeeded = needed.indexOf(':')
  if (colonGranted < 0 || colonNeeded < 0) return false
  return (
    coversSegment(granted.slice(0, colonGranted), needed.slice(0, colonNeeded)) &&
    coversSegment(granted.slice(colonGranted + 1), needed.slice(colonNeeded + 1))
  )
}

function coversSegment(granted: string, needed: string): boolean {
  return granted === '*' || granted === needed
}

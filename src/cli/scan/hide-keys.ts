/** Decides that no given key leaves in a report: the last defence, behind the scanner's own. */

/**
 * Shorter keys are words that our own texts may hold, where a mask would betray them: those are
 * hidden, as whole words, where the target speaks.
 */
const LONG_KEY_LENGTH = 12
const TARGET_SPEAKS = new Set(['request', 'response'])
const MASK = '[key]'

/** Every text in `value`, at any depth, with the keys taken out, raw or percent-encoded. */
export function hideKeys<T>(value: T, keys: readonly string[]): T {
  const forms = [...new Set(keys.flatMap((key) => [key, encodeURIComponent(key)]))]
    .filter((form) => form !== '')
    .toSorted((one, other) => other.length - one.length)
  if (forms.length === 0) return value
  // Rules also try a key in the other case.
  const long = forms
    .filter((form) => form.length >= LONG_KEY_LENGTH)
    .map((form) => new RegExp(escapePattern(form), 'gi'))
  const short = forms
    .filter((form) => form.length < LONG_KEY_LENGTH)
    .map((form) => new RegExp(`(?<![\\w-])${escapePattern(form)}(?![\\w-])`, 'gi'))
  const hide = (text: string, name: string) => {
    const patterns = TARGET_SPEAKS.has(name) ? [...long, ...short] : long
    return patterns.reduce((left, pattern) => left.replace(pattern, MASK), text)
  }
  return walk(value, '', hide) as T
}

type Hide = (text: string, name: string) => string

function walk(value: unknown, name: string, hide: Hide): unknown {
  if (typeof value === 'string') return hide(value, name)
  if (Array.isArray(value)) return value.map((each) => walk(each, name, hide))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
  return Object.fromEntries(entries.map(([inner, each]) => [inner, walk(each, inner, hide)]))
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
}

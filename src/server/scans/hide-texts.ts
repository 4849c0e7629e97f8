/** Decides that no given key leaves a scan: the last line of defence behind the scanner's own. */

/** Shorter ones are words that our own texts may hold, where a mask would betray them. */
const LONG_TEXT_LENGTH = 8
const MASK = '[key]'

/** Every text in `value`, at any depth, without the given ones, raw or percent-encoded. */
export function hideTexts<T>(value: T, texts: readonly string[]): T {
  const forms = [...new Set(texts.flatMap((text) => [text, encodeURIComponent(text)]))]
    .filter((form) => form.length >= LONG_TEXT_LENGTH)
    .toSorted((one, other) => other.length - one.length)
  return forms.length === 0 ? value : (walk(value, forms) as T)
}

function walk(value: unknown, forms: readonly string[]): unknown {
  if (typeof value === 'string') return forms.reduce((left, f) => left.replaceAll(f, MASK), value)
  if (Array.isArray(value)) return value.map((each) => walk(each, forms))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
  return Object.fromEntries(
    entries.map(([name, each]) => [String(walk(name, forms)), walk(each, forms)]),
  )
}

/** Decides which collection a segment of a path belongs to, and what one thing in it is called. */

/** Parts of a path that name no things. */
const NO_COLLECTION = new Set(
  `api apis rest public internal private all list search index latest me self id json find
  get`.split(/\s+/),
)

/** The name before `{parameter}` or the end: `users` in `/v1/users/{id}`; empty if none. */
export function collectionBefore(path: string, parameter: string | undefined): string {
  const segments = path.split('/').filter((each) => each !== '')
  const at =
    parameter === undefined
      ? segments.length
      : segments.findIndex((each) => each.includes(`{${parameter}}`))
  for (let index = (at < 0 ? segments.length : at) - 1; index >= 0; index--) {
    const segment = segments[index] ?? ''
    if (segment.includes('{')) {
      // `/users/{id}/{field}`: what follows a value belongs to no collection of its own.
      if (parameter !== undefined) return ''
      continue
    }
    if (!isNoCollection(segment) && /\p{L}/u.test(segment) && !looksLikeValue(segment)) {
      return segment
    }
  }
  return ''
}

function isNoCollection(segment: string): boolean {
  const word = segment.toLowerCase()
  return NO_COLLECTION.has(word) || /^v\d{1,4}(?:\.\d{1,4}){0,3}$|^by-?\w{1,40}$/.test(word)
}

/** Lower case, without signs, and one of them: `Categories` is a `category`. */
export function singularOf(word: string): string {
  const plain = word
    .replace(/\.(?:json|xml|php|aspx?|jsp|do)$/i, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
  if (/ies$/.test(plain) && plain.length > 4) return `${plain.slice(0, -3)}y`
  if (/(?:ss|us|is)$/.test(plain)) return plain
  if (/(?:ch|sh|x|z|ss)es$/.test(plain)) return plain.slice(0, -2)
  if (/statuses$/.test(plain)) return plain.slice(0, -2)
  return plain.endsWith('s') && plain.length > 2 ? plain.slice(0, -1) : plain
}

/** A segment that names one thing: a number, a UUID, a hash, a random text, an address. */
export function looksLikeValue(segment: string): boolean {
  const text = decodeSafely(segment)
  if (/^-?\d+$/.test(text)) return true
  if (/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(text)) return true
  if (/^[0-9a-f]{16,128}$/i.test(text) && /\d/.test(text)) return true
  if (/^\d{4}-\d{2}(?:-\d{2})?(?:T|$)/.test(text)) return true
  if (/^[^@\s]{1,64}@[^@\s]{1,190}\.[^@\s.]{2,}$/.test(text)) return true
  if (/^[A-Za-z]{1,10}[-_]\d+$/.test(text)) return true
  const random = /^(?:[A-Za-z]{2,12}_)?([A-Za-z0-9]{10,64})$/.exec(text)?.[1]
  if (random === undefined) return false
  // Random letters and digits change kind often; words with a number at the end do not.
  const changes = random.match(/\d(?=[A-Za-z])|[A-Za-z](?=\d)/g)?.length ?? 0
  return changes >= 3
}

export function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

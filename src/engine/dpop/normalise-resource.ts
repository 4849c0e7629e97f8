/** Decides when two URLs name the same resource, as RFC 9449 §4.3 has `htu` compared. */

/** Printable, and without the backslash, which a browser would mend into a slash. */
const URI = /^https?:\/\/(?!\/)[\x21-\x5b\x5d-\x7e]+$/i
const UNRESERVED = /^[A-Za-z0-9._~-]$/

/**
 * Without query and fragment, normalised by syntax and scheme (RFC 3986 §6.2.2, §6.2.3): case of
 * scheme, host and hexadecimal digits, dot segments, the scheme's own port, needless escapes.
 * Undefined when the text is no such URL, or carries a user.
 */
export function normaliseResource(text: string): string | undefined {
  if (!URI.test(text) || !URL.canParse(text)) return undefined
  const { protocol, host, pathname, username, password } = new URL(text)
  if (username !== '' || password !== '') return undefined
  return `${protocol}//${host}${pathname.replace(/%[0-9A-Fa-f]{2}/g, normaliseEscape)}`
}

function normaliseEscape(triplet: string): string {
  const character = String.fromCharCode(Number.parseInt(triplet.slice(1), 16))
  return UNRESERVED.test(character) ? character : triplet.toUpperCase()
}

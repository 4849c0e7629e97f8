/** Decides how the URL is written under which clients know a server. */

export const PUBLIC_URL_WHY =
  'must be a URL such as https://keyward.example.com, without query and fragment'

/**
 * RFC 8414 §2. Clients compare it letter by letter, so it must be what URL parsers make of it.
 * Without a slash at its end; undefined when it is none.
 */
export function parsePublicUrl(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined
  const url = new URL(text)
  const { protocol, origin, pathname, username, password, search, hash } = url
  const isPlain = `${username}${password}${search}${hash}` === '' && !/[?#]/.test(text)
  if (!/^https?:$/.test(protocol) || !isPlain) return undefined
  return `${origin}${pathname.replace(/\/$/, '')}`
}

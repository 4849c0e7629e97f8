/** Decides which URL a request was for, from what its client and the proxies in front say. */

/** A host and perhaps a port, and nothing in which a path or a user could hide. */
const AUTHORITY = /^(?:[A-Za-z0-9._~-]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?$/

/** Undefined when there is no such host: then no proof is for this place. */
export function formatPlace(
  scheme: 'http' | 'https',
  authority: string | undefined,
  path: string,
): string | undefined {
  if (authority === undefined || !AUTHORITY.test(authority)) return undefined
  return `${scheme}://${authority}${path}`
}

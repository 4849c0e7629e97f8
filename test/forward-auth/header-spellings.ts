/** Lists the names under which a server behind CGI, WSGI or PHP reads one and the same field. */

/** What HTTP allows in a name beside letters, digits and hyphens (RFC 9110 §5.6.2). */
const OTHERS = "!#$%&'*+.^_`|~"

/** Each is another field to a proxy, unless it knows better. */
export function spell(name: string): string[] {
  const last = name.lastIndexOf('-')
  return [
    name,
    name.toUpperCase(),
    `${name.slice(0, last)}_${name.slice(last + 1)}`,
    name.replace('-', '_'),
    ...[...OTHERS].map((other) => name.split('-').join(other)),
  ]
}

/** The name as such a server reads it. */
export function fold(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '-')
}

/** Decides which header fields belong to one connection and go no further (RFC 9110 §7.6.1). */

/**
 * In lower case. `TE` and `Trailer` are not here: each direction has its own rule for them.
 * `HTTP2-Settings` belongs to an upgrade to h2c, which is never passed on either.
 */
export const hopByHopFields: ReadonlySet<string> = new Set([
  'connection',
  'http2-settings',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authentication-info',
  'proxy-authorization',
  'proxy-connection',
  'transfer-encoding',
  'upgrade',
])

/** `Connection` values of almost every message; they name no further field. */
const NAMES_NOTHING = /^(?:keep-alive|close|upgrade)$/i

/** The length of the body is everybody's business: taking it away would reframe the message. */
const FRAMING = 'content-length'

/** Adds the fields that a `Connection` value declares to be hop-by-hop too, in lower case. */
export function addConnectionOptions(
  options: Set<string> | undefined,
  value: string,
): Set<string> | undefined {
  if (NAMES_NOTHING.test(value)) return options
  const all = options ?? new Set()
  for (const option of value.split(',')) all.add(option.trim().toLowerCase())
  all.delete(FRAMING)
  return all
}

/** Takes the named fields out of a flat list of names and values. */
export function withoutFields(fields: readonly string[], names: ReadonlySet<string>): string[] {
  const kept: string[] = []
  for (let index = 0; index < fields.length; index += 2) {
    const name = fields[index] as string
    if (!names.has(name.toLowerCase())) kept.push(name, fields[index + 1] as string)
  }
  return kept
}

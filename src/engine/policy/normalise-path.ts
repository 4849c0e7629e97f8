/**
 * Decides which path a request is about. Only the result may be judged, and exactly the result
 * is forwarded, so that no server behind can read another path out of it.
 */
import { limits } from '../../base/limits.ts'

export type PathRejection =
  | 'empty'
  | 'not_absolute'
  | 'query_or_fragment'
  | 'too_long'
  | 'too_many_segments'
  | 'control_character'
  | 'non_ascii'
  | 'malformed_percent_encoding'
  | 'double_encoding'
  | 'invalid_utf8'
  | 'encoded_slash'
  | 'backslash'
  | 'matrix_parameter'
  | 'above_root'

export type NormalisedPath =
  | {
      readonly ok: true
      /** Canonical, still percent-encoded; keeps one trailing slash if there was one. */
      readonly path: string
      /** Decoded segments, without the empty one that a trailing slash makes. */
      readonly segments: readonly string[]
    }
  | { readonly ok: false; readonly reason: PathRejection }

/** Nothing to do: plain characters, no `//`, and no segment that starts with a dot. */
const PLAIN = /^(?:\/[A-Za-z0-9_~-][A-Za-z0-9_.~-]*)+\/?$/
/** RFC 3986 §2.3. */
const UNRESERVED = /^[A-Za-z0-9._~-]$/
/** Printable ASCII that may stand raw in a path; the rest has to be encoded, or is refused. */
const RAW_ALLOWED = /^[\x21-\x7e]*$/

/**
 * Takes the path of a request target, without query. Percent-encoded unreserved characters are
 * decoded, hexadecimal is put in capitals, `//` and dot segments are resolved (RFC 3986 §6.2.2).
 * Refused, because servers disagree on them: control characters and NUL, raw non-ASCII, broken
 * or double percent-encoding, overlong or other invalid UTF-8, backslashes, encoded slashes and
 * matrix parameters (`;`), each raw or encoded, and `..` above the root. The cases stand in
 * docs/conformance/paths.json.
 */
export function normalisePath(raw: string): NormalisedPath {
  if (raw.length > limits.pathLengthMax) return reject('too_long')
  if (PLAIN.test(raw)) return accept(raw, raw.endsWith('/') ? raw.slice(1, -1) : raw.slice(1))
  if (raw === '/') return { ok: true, path: '/', segments: [] }
  return normaliseUnusual(raw)
}

function accept(path: string, inner: string): NormalisedPath {
  const segments = inner.split('/')
  if (segments.length > limits.pathSegmentsMax) return reject('too_many_segments')
  return { ok: true, path, segments }
}

function normaliseUnusual(raw: string): NormalisedPath {
  const refused = findRawRejection(raw)
  if (refused !== null) return reject(refused)
  const encoded: string[] = []
  const decoded: string[] = []
  const parts = raw.slice(1).split('/')
  for (const part of parts) {
    const segment = normaliseSegment(part)
    if (typeof segment === 'string') return reject(segment)
    if (segment.decoded === '' || segment.decoded === '.') continue
    if (segment.decoded === '..') {
      if (encoded.pop() === undefined) return reject('above_root')
      decoded.pop()
      continue
    }
    encoded.push(segment.encoded)
    decoded.push(segment.decoded)
    if (encoded.length > limits.pathSegmentsMax) return reject('too_many_segments')
  }
  const last = parts[parts.length - 1] as string
  const isFolder = encoded.length > 0 && (last === '' || isDotSegment(last))
  return { ok: true, path: `/${encoded.join('/')}${isFolder ? '/' : ''}`, segments: decoded }
}

function findRawRejection(raw: string): PathRejection | null {
  if (raw === '') return 'empty'
  if (raw.charCodeAt(0) !== 0x2f) return 'not_absolute'
  if (/[\x00-\x20\x7f]/.test(raw)) return 'control_character'
  if (!RAW_ALLOWED.test(raw)) return 'non_ascii'
  if (raw.includes('\\')) return 'backslash'
  if (raw.includes(';')) return 'matrix_parameter'
  if (raw.includes('?') || raw.includes('#')) return 'query_or_fragment'
  return null
}

function normaliseSegment(part: string): { encoded: string; decoded: string } | PathRejection {
  if (!part.includes('%')) return { encoded: part, decoded: part }
  if (/%(?![0-9A-Fa-f]{2})/.test(part)) return 'malformed_percent_encoding'
  if (/%(?:[01][0-9a-f]|7f)/i.test(part)) return 'control_character'
  if (/%2f/i.test(part)) return 'encoded_slash'
  if (/%5c/i.test(part)) return 'backslash'
  if (/%3b/i.test(part)) return 'matrix_parameter'
  const encoded = part.replace(/%[0-9A-Fa-f]{2}/g, (triplet) => {
    const character = String.fromCharCode(Number.parseInt(triplet.slice(1), 16))
    return UNRESERVED.test(character) ? character : triplet.toUpperCase()
  })
  const decoded = decodeUtf8(encoded)
  if (decoded === null) return 'invalid_utf8'
  if (/%(?:u[0-9A-Fa-f]{4}|[0-9A-Fa-f]{2})/i.test(decoded)) return 'double_encoding'
  return { encoded, decoded }
}

/** Null for bytes that are no UTF-8, overlong forms and lone surrogates included (RFC 3629 §3). */
function decodeUtf8(encoded: string): string | null {
  try {
    return decodeURIComponent(encoded)
  } catch {
    return null
  }
}

function isDotSegment(part: string): boolean {
  return /^(?:\.|%2e){1,2}$/i.test(part)
}

function reject(reason: PathRejection): NormalisedPath {
  return { ok: false, reason }
}

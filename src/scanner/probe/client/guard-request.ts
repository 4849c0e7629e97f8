/** Decides whether a request may leave at all: the one gate before every byte that is sent. */
import { limits } from '../../../base/limits.ts'
import type { ScanSettings } from '../../scan-settings.ts'
import { isDestructive } from '../inventory/is-destructive.ts'
import type { ProbeRequest } from './exchange.ts'

export interface GuardedRequest {
  /** As it was given, but without a user, password or fragment in its URL. */
  readonly request: ProbeRequest
  readonly url: URL
  readonly method: string
  /** Names and values in turn. */
  readonly fields: string[]
  readonly body: string | null
  readonly isSafe: boolean
  /** The same for two requests that the target cannot tell apart. */
  readonly memoKey: string
}

type GuardSettings = Pick<
  ScanSettings,
  'target' | 'allowedOrigins' | 'isActive' | 'namedDestructive' | 'headers' | 'userAgent'
>

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Fields that would change where a request goes, where it ends, or how the connection is used. */
const FRAMING_FIELDS = new Set([
  'host',
  'connection',
  'content-length',
  'expect',
  'http2-settings',
  'keep-alive',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])

/** Fields by which some frameworks take another method, or another path, for the real one. */
const METHOD_OVERRIDES = new Set(['x-http-method', 'x-http-method-override', 'x-method-override'])
const PATH_OVERRIDES = new Set(['x-original-url', 'x-rewrite-url', 'x-forwarded-uri'])

/** Null when it must not be sent. Never throws, whatever is in the request. */
export function guardRequest(
  request: ProbeRequest,
  settings: GuardSettings,
): GuardedRequest | null {
  const url = URL.parse(request.url)
  if (url === null || !isAllowedOrigin(url, settings)) return null
  url.username = ''
  url.password = ''
  url.hash = ''
  const { href } = url
  if (href.length > limits.urlLengthMax) return null
  const method = request.method.toUpperCase()
  // CONNECT would open a tunnel to anywhere.
  if (!/^[A-Z]{1,20}$/.test(method) || method === 'CONNECT') return null
  const isSafe = SAFE_METHODS.has(method)
  if (!isSafe && !settings.isActive) return null
  const fields = mergeFields(request, url, settings)
  if (fields === null) return null
  if (changesSomething(method, url, fields, settings)) return null
  const flat = [...fields].flatMap(([, field]) => [field.name, field.value])
  const body = request.body ?? null
  const sorted = [...fields].map(([name, { value }]) => [name, value]).sort()
  const clean = href === request.url ? request : { ...request, url: href }
  const memoKey = JSON.stringify([method, href, sorted, body])
  return { request: clean, url, method, fields: flat, body, isSafe, memoKey }
}

function isAllowedOrigin(url: URL, settings: GuardSettings): boolean {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return false
  const allowed = [settings.target, ...settings.allowedOrigins]
  return allowed.some((each) => URL.parse(each)?.origin === url.origin) || isTwin(url, settings)
}

/** The same host by the other scheme, both on their usual port: does HTTP lead to HTTPS? */
function isTwin(url: URL, settings: GuardSettings): boolean {
  const target = URL.parse(settings.target)
  return url.port === '' && target?.port === '' && url.hostname === target.hostname
}

type Fields = ReadonlyMap<string, { readonly name: string; readonly value: string }>

/** Null when a field is not one that can be sent. */
function mergeFields(request: ProbeRequest, url: URL, settings: GuardSettings): Fields | null {
  const fields = new Map<string, { name: string; value: string }>()
  const isTarget = URL.parse(settings.target)?.origin === url.origin
  const layers: readonly Readonly<Record<string, string>>[] = [
    {
      accept: 'application/json, */*;q=0.5',
      'accept-encoding': 'gzip, deflate, br, zstd',
      'user-agent': settings.userAgent,
    },
    // They may well hold a credential, which is for the target alone.
    isTarget ? settings.headers : {},
    request.headers ?? {},
  ]
  for (const layer of layers) {
    for (const [name, value] of Object.entries(layer)) {
      const key = name.toLowerCase()
      if (!isFieldName(name) || FRAMING_FIELDS.has(key) || !isFieldValue(value)) return null
      fields.set(key, { name, value })
    }
  }
  return fields
}

function isFieldName(name: string): boolean {
  return /^[!#$%&'*+\-.^_`|~0-9A-Za-z]{1,256}$/.test(name)
}

/** RFC 9110 §5.5: no control characters but the tab. Above latin1 there is no byte to send. */
function isFieldValue(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    value.length <= limits.probeHeaderBytesMax &&
    /^[\t\x20-\x7e\x80-\xff]*$/.test(value)
  )
}

function changesSomething(
  method: string,
  url: URL,
  fields: Fields,
  settings: GuardSettings,
): boolean {
  const paths = [`${url.pathname}${url.search}`]
  for (const [name, { value }] of fields) {
    if (PATH_OVERRIDES.has(name)) paths.push(value)
    if (METHOD_OVERRIDES.has(name) && !SAFE_METHODS.has(value.trim().toUpperCase())) {
      if (!settings.isActive) return true
    }
  }
  const suspects = paths.flatMap(listReadings).filter((path) => isDestructive(method, path))
  if (suspects.length === 0) return false
  return !settings.isActive || !suspects.every((path) => isNamed(method, path, settings))
}

/** What a server may make of a path: decoded once or more, and letters in their plain form. */
function listReadings(path: string): string[] {
  const readings = [path]
  let reading = path
  for (let round = 0; round < DECODINGS_MAX; round += 1) {
    const decoded = decodeLeniently(reading)
    if (decoded === reading) break
    readings.push(decoded)
    reading = decoded
  }
  const plain = reading.normalize('NFKC').replace(/[\u0000-\u001f\u00ad\u200b-\u200d\ufeff]/g, '')
  return plain === reading ? readings : [...readings, plain]
}

const DECODINGS_MAX = 4

/** Decodes what is well-formed and leaves the rest: one bad escape must not hide all others. */
function decodeLeniently(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (escapes) => {
    try {
      return decodeURIComponent(escapes)
    } catch {
      return Buffer.from(escapes.replaceAll('%', ''), 'hex').toString('latin1')
    }
  })
}

/** `GET /reset`, or with a template: `GET /users/{id}/reset`. */
function isNamed(method: string, path: string, settings: GuardSettings): boolean {
  const [plain, query] = splitQuery(path)
  return (settings.namedDestructive ?? []).some((named) => {
    const [namedMethod = '', namedTarget = ''] = named.trim().split(/\s+/)
    const [template, namedQuery] = splitQuery(namedTarget)
    if (namedMethod.toUpperCase() !== method || !matches(method, template, plain)) return false
    // A query that destroys is no part of the name unless it stands there.
    return query === namedQuery || !isDestructive(method, `/?${query}`)
  })
}

function splitQuery(target: string): readonly [path: string, query: string] {
  const [path = '', ...query] = target.split('?')
  return [path, query.join('?')]
}

/** What stands for a parameter must not be a word that destroys: `/{a}/{b}` names nothing. */
function matches(method: string, template: string, path: string): boolean {
  const wanted = template.split('/')
  const given = path.split('/')
  if (wanted.length !== given.length) return false
  return wanted.every((each, index) => {
    const segment = given[index] ?? ''
    if (each === segment) return true
    return /^\{[^{}]*\}$/.test(each) && !isDestructive(method, `/${segment}`)
  })
}

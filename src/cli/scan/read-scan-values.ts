/** Says how keys, fields, operations and addresses of a scan are read from the command line. */
import type { OperationRef } from '../../scanner/finding.ts'
import type { KeyPlacement } from '../../scanner/scan-settings.ts'
import { list, type OptionSpec, option, refuseOption } from '../option.ts'

/** RFC 9110 §5.6.2. */
const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/
/** Visible ASCII and spaces, beginning and ending visibly. */
const FIELD_VALUE = /^[\x21-\x7e](?:[\x20-\x7e\t]*[\x21-\x7e])?$/
const METHODS = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'QUERY']

/** The client decides on these. */
const FIXED_FIELDS = ['host', 'content-length', 'transfer-encoding', 'connection', 'upgrade']

/** Read later, together with those of files; its text is never part of an error. */
export function presentedKey(description: string): OptionSpec<readonly string[]> {
  return list('<key>', description, (given) => given)
}

/** Name and value. */
export function headerField(description: string): OptionSpec<readonly [string, string][]> {
  return list<[string, string]>('<field>', description, (given, source) => {
    const colon = given.indexOf(':')
    const name = given.slice(0, Math.max(colon, 0))
    const value = given.slice(colon + 1).trim()
    // The value may be a secret, so no error repeats it.
    if (!TOKEN.test(name) || !FIELD_VALUE.test(value)) {
      return refuseOption(source, 'must be a field such as "X-Tenant: 7"')
    }
    if (FIXED_FIELDS.includes(name.toLowerCase())) {
      return refuseOption(source, `cannot set ${name}: the scanner itself decides on it`)
    }
    return [name, value]
  })
}

export function operationRef(description: string): OptionSpec<readonly OperationRef[]> {
  return list('<operation>', description, (given, source) => {
    const [, word = '', path = ''] = /^([A-Za-z]+) +(\/[^\s#]*)$/.exec(given.trim()) ?? []
    const method = word.toUpperCase()
    if (METHODS.includes(method)) return { method, path }
    return refuseOption(source, 'must be a method and a path, such as "GET /v1/users/7"')
  })
}

export function keyPlacement(description: string): OptionSpec<KeyPlacement> {
  return option('<placement>', description, (given, source) => {
    return (
      parsePlacement(given.trim()) ??
      refuseOption(source, 'must be such as bearer, "header X-API-Key" or "query api_key"')
    )
  })
}

/** The same words as in reports. */
function parsePlacement(given: string): KeyPlacement | undefined {
  const word = given.toLowerCase()
  if (word === 'bearer') return { in: 'header', name: 'Authorization', scheme: 'Bearer ' }
  if (word === 'basic') return { in: 'header', name: 'Authorization', scheme: 'Basic ' }
  const [, place = '', name = '', scheme = ''] =
    /^(header|query|cookie) +([^\s:]+)(?:: *([^\s:]+))?$/i.exec(given) ?? []
  if (name === '' || (scheme !== '' && place.toLowerCase() !== 'header')) return undefined
  if (!TOKEN.test(name) || (scheme !== '' && !TOKEN.test(scheme))) return undefined
  const prefix = scheme === '' ? '' : `${scheme} `
  switch (place.toLowerCase()) {
    case 'header':
      return { in: 'header', name, scheme: prefix }
    case 'query':
      return { in: 'query', name, scheme: '' }
    default:
      return { in: 'cookie', name, scheme: '' }
  }
}

export function origin(description: string): OptionSpec<readonly string[]> {
  return list('<origin>', description, (given, source) => {
    const url = parseHttpUrl(given)
    if (url !== undefined && url.href === `${url.origin}/`) return url.origin
    return refuseOption(source, 'must be an origin such as https://cdn.example.com')
  })
}

/** A proxy may need a name and password, unlike a target. */
export function proxyUrl(description: string): OptionSpec<string> {
  return option('<url>', description, (given, source) => {
    const url = parseHttpUrl(given)
    if (url !== undefined && url.pathname === '/' && url.search === '') return url.href
    return refuseOption(source, 'must be the URL of an HTTP proxy such as http://127.0.0.1:8080')
  })
}

function parseHttpUrl(given: string): URL | undefined {
  const url = URL.canParse(given) ? new URL(given) : undefined
  return url !== undefined && /^https?:$/.test(url.protocol) ? url : undefined
}

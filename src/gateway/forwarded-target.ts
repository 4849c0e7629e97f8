/** Decides which request a proxy asks about at /forward-auth: from headers that must agree. */
import type { IncomingHttpHeaders } from 'node:http'
import { KeywardError } from '../base/errors.ts'

export interface ForwardedTarget {
  readonly method: string
  readonly url: string
}

/** nginx and HAProxy send the first pair, as our examples set it; Traefik and Caddy the second. */
const PAIRS = [
  { method: 'x-original-method', uri: 'x-original-uri' },
  { method: 'x-forwarded-method', uri: 'x-forwarded-uri' },
] as const

/**
 * A client can send these headers too, and a proxy that sets one pair may pass the other on. So
 * at least one pair must be whole, and whatever else is there must say the same: a client's
 * `X-Forwarded-Method: GET` beside the proxy's `X-Original-Method: DELETE` is refused, not
 * chosen from. Error `invalid_request`.
 */
export function readForwardedTarget(headers: IncomingHttpHeaders): ForwardedTarget {
  const whole = PAIRS.filter(({ method, uri }) => one(headers, method) && one(headers, uri))[0]
  if (whole === undefined) {
    throw refuse(
      'The proxy must send X-Original-Method and X-Original-URI, or X-Forwarded-Method and ' +
        'X-Forwarded-Uri.',
    )
  }
  const method = one(headers, whole.method) ?? ''
  const url = one(headers, whole.uri) ?? ''
  const agrees = PAIRS.every(
    (pair) =>
      (one(headers, pair.method) ?? method) === method && (one(headers, pair.uri) ?? url) === url,
  )
  if (!agrees) {
    throw refuse('X-Original-* and X-Forwarded-* name different requests; let the proxy drop one.')
  }
  return { method: method.toUpperCase(), url }
}

/** Node joins what came twice with a comma; neither a method nor a URI may be two. */
function one(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name]
  if (value === undefined || value === '') return undefined
  if (Array.isArray(value) || value.includes(', ')) throw refuse(`${name} was sent twice.`)
  return value
}

function refuse(detail: string): KeywardError {
  return new KeywardError('invalid_request', { detail })
}

/** Decides which request a proxy asks about at /forward-auth: from headers that must agree. */
import { KeywardError } from '../base/errors.ts'

export interface ForwardedTarget {
  readonly method: string
  readonly url: string
}

/** What each field says; empty when it was not sent. */
interface Said {
  'x-original-method': string
  'x-original-uri': string
  'x-forwarded-method': string
  'x-forwarded-uri': string
}

/** By length of the name: what is looked for is told apart from the rest without comparing. */
const NAMES_BY_LENGTH: Readonly<Record<number, keyof Said>> = {
  14: 'x-original-uri',
  15: 'x-forwarded-uri',
  17: 'x-original-method',
  18: 'x-forwarded-method',
}

/**
 * nginx and HAProxy send `X-Original-Method` and `X-Original-URI`, as our examples set them;
 * Caddy and Traefik `X-Forwarded-Method` and `X-Forwarded-Uri`. A client can send these too, and a
 * proxy that sets one pair may pass the other on. So at least one pair must be whole, and whatever
 * else is there must say the same: a client's `X-Forwarded-Method: GET` beside the proxy's
 * `X-Original-Method: DELETE` is refused, not chosen from. Error `invalid_request`.
 */
export function readForwardedTarget(rawHeaders: readonly string[]): ForwardedTarget {
  const said = readFields(rawHeaders)
  const original = { method: said['x-original-method'], url: said['x-original-uri'] }
  const forwarded = { method: said['x-forwarded-method'], url: said['x-forwarded-uri'] }
  const whole = [original, forwarded].find(({ method, url }) => method !== '' && url !== '')
  if (whole === undefined) {
    throw refuse(
      'The proxy must send X-Original-Method and X-Original-URI, or X-Forwarded-Method and ' +
        'X-Forwarded-Uri.',
    )
  }
  if (contradicts(whole, original) || contradicts(whole, forwarded)) {
    throw refuse('X-Original-* and X-Forwarded-* name different requests; let the proxy drop one.')
  }
  return { method: whole.method.toUpperCase(), url: whole.url }
}

function readFields(rawHeaders: readonly string[]): Said {
  const said: Said = {
    'x-original-method': '',
    'x-original-uri': '',
    'x-forwarded-method': '',
    'x-forwarded-uri': '',
  }
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const sent = rawHeaders[index] as string
    const name = NAMES_BY_LENGTH[sent.length]
    if (name === undefined || sent.toLowerCase() !== name) continue
    const value = rawHeaders[index + 1] as string
    // A proxy joins what came twice with a comma; neither a method nor a URI may be two.
    if (said[name] !== '' || value.includes(', ')) throw refuse(`${name} was sent twice.`)
    said[name] = value
  }
  return said
}

function contradicts(whole: ForwardedTarget, { method, url }: ForwardedTarget): boolean {
  return (method !== '' && method !== whole.method) || (url !== '' && url !== whole.url)
}

function refuse(detail: string): KeywardError {
  return new KeywardError('invalid_request', { detail })
}

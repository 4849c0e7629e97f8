/** Decides which API an address on the command line means. */
import { KeywardError } from '../../base/errors.ts'
import { isLoopbackHost } from '../../scanner/probe/run/is-loopback-host.ts'

export interface ParsedTarget {
  /** Without a slash at its end. */
  readonly url: string
  readonly isLoopback: boolean
  /** `http` or `https` where the address had no scheme; null where it said so itself. */
  readonly assumed: 'http' | 'https' | null
}

/** `127.0.0.1:5000`, `api.example.com/shop` or a whole URL. Error `usage_error`. */
export function parseTarget(given: string): ParsedTarget {
  const text = given.trim()
  const hasScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text)
  const plain = parse(hasScheme ? text : `http://${text}`)
  if (plain === undefined || plain.hostname === '') refuse('is no address of an API')
  const isLoopback = isLoopbackHost(plain.hostname)
  const url = hasScheme || isLoopback ? plain : new URL(`https://${text}`)
  if (!/^https?:$/.test(url.protocol)) refuse('must begin with http:// or https://')
  // Whatever stands there would go to every place that the address is shown.
  if (url.username !== '' || url.password !== '') {
    refuse('must not hold a name or password: give the key with --key-env or --key-file')
  }
  if (url.search !== '' || url.hash !== '') {
    refuse('must be the address of the whole API, without ? and #: give single ones to --operation')
  }
  const assumed = hasScheme ? null : isLoopback ? 'http' : 'https'
  return { url: url.href.replace(/\/+$/, ''), isLoopback, assumed }
}

function parse(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined
}

function refuse(why: string): never {
  throw new KeywardError('usage_error', { detail: `the URL ${why}` })
}

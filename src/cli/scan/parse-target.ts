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
  const url = parse(hasScheme ? text : `https://${text}`)
  if (url === undefined || url.hostname === '') refuse('is no address of an API')
  if (!/^https?:$/.test(url.protocol)) refuse('must begin with http:// or https://')
  // Whatever stands there would go to every place that the address is shown.
  if (url.username !== '' || url.password !== '') {
    refuse('must not hold a name or password: give the key with --key-env or --key-file')
  }
  if (url.search !== '' || url.hash !== '') {
    refuse('must be the address of the whole API, without ? and #: give single ones to --operation')
  }
  const isLoopback = isLoopbackHost(url.hostname)
  const isPlain = !hasScheme && isLoopback
  const href = isPlain ? toPlain(url) : url.href
  const assumed = hasScheme ? null : isPlain ? 'http' : 'https'
  return { url: href.replace(/\/+$/, ''), isLoopback, assumed }
}

function toPlain(url: URL): string {
  const port = url.port === '' ? '' : `:${url.port}`
  return `http://${url.hostname}${port}${url.pathname}`
}

function parse(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined
}

function refuse(why: string): never {
  throw new KeywardError('usage_error', { detail: `the URL ${why}` })
}

/** Decides where a link leads: to a path of the target, to another given host, or elsewhere. */
import { limits } from '../../../base/limits.ts'
import { isLoopbackHost } from '../run/is-loopback-host.ts'
import type { Survey } from './survey.ts'

export type LinkPlace =
  | {
      readonly place: 'target'
      /** Path and query as they are sent; for a template as it is written. */
      readonly path: string
      readonly url: string
      readonly isTemplate: boolean
    }
  | { readonly place: 'given-host'; readonly url: string }
  | { readonly place: 'elsewhere'; readonly url: string }

/** Null for what is no link: `javascript:`, `mailto:`, something malformed, a link to nowhere. */
export function resolveLink(survey: Survey, target: string, from: string): LinkPlace | null {
  if (target.length > limits.urlLengthMax) return null
  const url = URL.parse(plainTemplate(target), from)
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) return null
  // Credentials in a link are somebody's: they are not used.
  url.username = ''
  url.password = ''
  url.hash = ''
  if (url.origin !== survey.origin && !isSameLoopback(survey.origin, url)) {
    const isGiven = survey.isGivenOrigin(url.origin)
    return { place: isGiven ? 'given-host' : 'elsewhere', url: url.href }
  }
  const pathname = url.pathname
    .replace(/%7B/gi, '{')
    .replace(/%7D/gi, '}')
    .replace(/\/{2,}/g, '/')
  const isTemplate = /\{[^{}]*\}|\/:[A-Za-z_]|%3C\w+(?::|%3A)?\w*%3E/i.test(pathname)
  const path = pathname + url.search
  return { place: 'target', path, url: survey.origin + path, isTemplate }
}

/** RFC 6570: `{/id}` is a segment; what stands in `{?…}`, `{&…}` and `{#…}` may be left out. */
function plainTemplate(target: string): string {
  if (!target.includes('{')) return target
  return target
    .replace(/\{[?&#][^{}]{0,500}\}/g, '')
    .replace(/\{\/([^{}]{1,100})\}/g, '/{$1}')
    .replace(/\{[+.;]([^{}]{1,100})\}/g, '{$1}')
}

/** A target on this machine may call itself by any of the machine's own names. */
function isSameLoopback(origin: string, url: URL): boolean {
  const own = new URL(origin)
  return (
    own.protocol === url.protocol &&
    own.port === url.port &&
    isLoopbackHost(own.hostname) &&
    isLoopbackHost(url.hostname)
  )
}

/** Decides what an entry of the list of allowed targets means, and whether a target is on it. */
import { limits } from '../../base/limits.ts'
import { readLiteral } from '../outbound/address-reach.ts'

/** Scheme, host and port: a scan looks beyond the path of its target, so no entry has one. */
export interface AllowedTarget {
  readonly protocol: string
  /** As `URL` has it; with `isWildcard` what stands behind `*.`. */
  readonly hostname: string
  readonly port: string
  /** Every name below `hostname`, but not that name itself. */
  readonly isWildcard: boolean
}

const ENTRY = /^(https?):\/\/(\*\.)?([^\s/\\?#@*]+)\/?$/i

export const ALLOWED_TARGET_WHY =
  'must be such as https://api.example.com or https://*.example.com, without a path'

/** `https://api.example.com`, `https://*.example.com:8443`, `http://127.0.0.1:5000`. */
export function parseAllowedTarget(text: string): AllowedTarget | undefined {
  const [, scheme = '', star, host = ''] = ENTRY.exec(text) ?? []
  const url = URL.parse(`${scheme.toLowerCase()}://${host}/`)
  if (url === null || url.hostname.endsWith('.') || text.length > limits.scanTargetLengthMax) {
    return undefined
  }
  const { protocol, hostname, port } = url
  const isWildcard = star !== undefined
  // Nobody means every name of a country, and an address has no names below it.
  const isTooWide = !hostname.includes('.') || readLiteral(hostname) !== undefined
  return isWildcard && isTooWide ? undefined : { protocol, hostname, port, isWildcard }
}

export function isAllowedTarget(allowed: readonly AllowedTarget[], url: URL): boolean {
  return allowed.some((entry) => {
    if (entry.protocol !== url.protocol || entry.port !== url.port) return false
    if (!entry.isWildcard) return entry.hostname === url.hostname
    return url.hostname.endsWith(`.${entry.hostname}`) && !url.hostname.endsWith('.')
  })
}

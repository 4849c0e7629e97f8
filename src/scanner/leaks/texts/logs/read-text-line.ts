/** Decides which addresses stand in a line of a log for people, and which of them refers. */
import { limits } from '../../../../base/limits.ts'
import type { LeakPart } from '../../leak-finding.ts'
import type { KeyLookup } from './key-lookup.ts'
import type { LogSighting } from './log-sighting.ts'
import { readLogTime } from './read-log-time.ts'

const ADDRESS = /(?:(?:https?|wss?):\/\/|(?<![\w/:.-])\/)[^\s"'<>\\|]{1,8000}/g
const REQUESTED = /(?:^|["'\s:=\]m])[A-Z]{3,10} {1,2}$/
const REFERS = /refer+er["')]{0,2}\s{0,2}[:=]\s{0,2}["']?$/i
/** The same request once more, on its way from the proxy to the server behind it. */
const FORWARDED = /upstream: "$/

/** `outer`: what is known from round the line, where a runtime of containers wrote it down. */
export function readTextLine(
  line: string,
  keys: KeyLookup,
  outer: Omit<LogSighting, 'sent'> = { host: null, timeMs: undefined },
): readonly LogSighting[] {
  const sightings: LogSighting[] = []
  const timeMs = readLogTime(line) ?? outer.timeMs
  let ownHost: string | null | undefined
  let hasRequest = false
  for (const match of line.matchAll(ADDRESS)) {
    const before = line.slice(Math.max(0, match.index - BEFORE), match.index)
    const isRequest = REQUESTED.test(before)
    const refers = REFERS.test(before) || (hasRequest && !isRequest && before.endsWith('"'))
    hasRequest ||= isRequest
    if (FORWARDED.test(before) || !/[?#]/.test(match[0])) continue
    const part: LeakPart = refers ? 'referer' : 'query'
    const found = keys.inUrl(match[0], part)
    if (found.length === 0) continue
    ownHost ??= findHost(line) ?? outer.host
    const host = hostOf(match[0]) ?? ownHost
    for (const sent of found) sightings.push({ sent, host, timeMs })
    if (sightings.length >= limits.urlParametersMax) break
  }
  return sightings
}

const BEFORE = 24

/** Without the port that goes without saying. */
export function hostOf(url: string): string | null {
  const host = /^[a-z]{2,5}:\/\/(?:[^/?#@\s]{0,500}@)?([^/?#@\s]{1,300})/i.exec(url)?.[1]
  if (host === undefined) return null
  return /^(?:https|wss):/i.test(url) ? host.replace(/:443$/, '') : host.replace(/:80$/, '')
}

const HOSTS = [
  // Error log of nginx.
  /, host: "([^"]{1,300})"/,
  // Apache, `vhost_combined`.
  /^([A-Za-z0-9.-]{1,253}:\d{1,5}) \S{2,45} /,
  // Envoy: after the number of the request, which is a UUID.
  /"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}" "([^"]{1,300})"/,
  // Amazon S3.
  / ([A-Za-z0-9.-]{1,200}\.s3[A-Za-z0-9.-]{0,60}\.amazonaws\.com)(?: |$)/,
]

function findHost(line: string): string | null {
  for (const form of HOSTS) {
    const host = form.exec(line)?.[1]
    if (host !== undefined && host !== '-') return host.replace(/:(?:80|443)$/, '')
  }
  return null
}

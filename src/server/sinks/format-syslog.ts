/** Decides how an audit event looks as a syslog message (RFC 5424). */
import { neutralise } from '../../base/text/neutralise.ts'
import type { AuditEvent } from '../../engine/audit/audit-event.ts'
import { formatCanonicalJson } from '../../engine/audit/format-canonical-json.ts'
import { toAuditJson } from '../../engine/audit/hash-audit-event.ts'

/** RFC 5424 §6.2.1: log audit. */
const FACILITY = 13
const SEVERITIES = { denied: 4, noticed: 5, done: 6 } as const
/** What a person should look at soon, however it ended. */
const WARNINGS: ReadonlySet<string> = new Set([
  'key.exposed',
  'key.leak_reported',
  'key.quarantined',
])
/**
 * An element of our own needs the number of an enterprise (§7.2.2). This one is that of examples
 * (RFC 5612): Keyward has none, and no receiver looks it up.
 */
const ELEMENT = 'keyward@32473'

/** Members that can be long, in the order in which they are left out. */
const LONG_MEMBERS = ['before', 'after', 'details', 'target', 'actor'] as const

export interface SyslogOrigin {
  readonly hostname: string
  readonly bytesMax: number
}

/**
 * The message is the event as JSON, of letters that are ASCII: others are escaped, so that it needs
 * no byte order mark, which most readers of JSON stumble over. What is longer than `bytesMax` goes
 * without its long members, whose names then stand in `omitted`: its `hash` still says which event
 * it is.
 */
export function formatSyslog(event: AuditEvent, { hostname, bytesMax }: SyslogOrigin): string {
  let message = join(event, hostname, [])
  for (let count = 1; message.length > bytesMax && count <= LONG_MEMBERS.length; count++) {
    message = join(event, hostname, LONG_MEMBERS.slice(0, count))
  }
  return message
}

function join(event: AuditEvent, hostname: string, omitted: readonly string[]): string {
  const severity = WARNINGS.has(event.action) ? SEVERITIES.denied : SEVERITIES[event.outcome]
  const json = {
    ...toAuditJson(event),
    ...Object.fromEntries(omitted.map((name) => [name, null])),
  }
  const header = `<${FACILITY * 8 + severity}>1 ${json.at} ${hostname} keyward - ${event.action}`
  const isTargetTold = !omitted.includes('target')
  const parameters = [
    ['tenant', event.tenant],
    ['seq', String(event.seq)],
    ['hash', event.hash],
    ['outcome', event.outcome],
    ...(omitted.includes('actor') ? [] : [['actor', event.actor.id]]),
    ...(isTargetTold ? [['target', event.target.id]] : []),
    ...(event.requestId === null || !isTargetTold ? [] : [['request', event.requestId]]),
    ...(omitted.length === 0 ? [] : [['omitted', omitted.join(' ')]]),
  ]
  const told = parameters.map(([name = '', value = '']) => ` ${name}="${escapeValue(value)}"`)
  return `${header} [${ELEMENT}${told.join('')}] ${toAscii(formatCanonicalJson(json))}`
}

/** RFC 5424 §6.3.3. */
function escapeValue(value: string): string {
  return toAscii(neutralise(value).replaceAll(/["\\\]]/g, '\\$&'))
}

/** As JSON escapes them. A backslash before `u` stands for itself in a value (§6.3.3). */
function toAscii(text: string): string {
  return text.replaceAll(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** What stands for this machine: printable letters, or nothing (§6.2.4). */
export function toSyslogHostname(hostname: string, lengthMax: number): string {
  const plain = hostname.replaceAll(/[^\x21-\x7e]/g, '').slice(0, lengthMax)
  return plain === '' ? '-' : plain
}

/** Decides what a line of JSON tells of a request, whichever library or server wrote it. */
import { isRecord } from '../../../../base/document/is-record.ts'
import { buildPattern } from '../../../secrets/build-pattern.ts'
import type { SentKey } from '../find-sent-keys.ts'
import type { KeyLookup } from './key-lookup.ts'
import type { LogSighting } from './log-sighting.ts'
import { readTimeValue } from './read-log-time.ts'
import { hostOf, readTextLine } from './read-text-line.ts'

const TIME = buildPattern('i', [
  /^@?(?:time(?:stamp|_local|_iso8601)?|ts|msec|date(?:time)?|event_?time|start_?time|startutc)$/,
  /^(?:receivetimestamp|requesttime|time_?utc)$/,
])
const HOST =
  /^(?:(?:http|request|server|virtual)?_?host|:?authority|server_?name|vhost|domain_?name)$/i
const REFERS = /refer+er/i
const ADDRESS =
  /^(?:(?:request|original|full|http|raw)?_?(?:ur[li]|path|target|line)|request|href|endpoint)$/i
const QUERY = /^(?:query|args|(?:raw|url|request)?_?query_?string|cs-uri-query)$/i
const QUERIES = /^(?:query|args|(?:query_?string|query|url)_?param(?:eter)?s)$/i
const FIELDS = /headers?$/i
/** Fields that stand among the others: `"http_x_api_key"`, `"authorization"`. */
const FIELD = buildPattern('i', [
  /^(?:http_)?x[-_][\w-]{0,40}(?:key|token|auth|secret)[\w-]{0,20}$/,
  /^(?:http_)?(?:(?:proxy[-_])?authorization|api[-_]?key|cookie|set[-_]cookie)$/,
])
const LINE = /^(?:log|message|msg|textpayload|event|line|short_message)$/i

const DEPTH_MAX = 6
const VALUES_MAX = 500

interface Reading {
  readonly keys: KeyLookup
  readonly found: { readonly sent: SentKey; readonly host: string | null }[]
  readonly lines: string[]
  host: string | null
  timeMs: number | undefined
  valuesLeft: number
}

/** Undefined for what is no object. */
export function readJsonLine(line: string, keys: KeyLookup): readonly LogSighting[] | undefined {
  const value = parse(line)
  if (value === undefined) return undefined
  const reading: Reading = {
    keys,
    found: [],
    lines: [],
    host: null,
    timeMs: undefined,
    valuesLeft: VALUES_MAX,
  }
  visit(value, '', '', 0, reading)
  const { timeMs } = reading
  const outer = { host: reading.host, timeMs }
  return [
    ...reading.found.map(({ sent, host }) => ({ sent, host: host ?? reading.host, timeMs })),
    ...reading.lines.flatMap((each) => readJsonLine(each, keys) ?? readTextLine(each, keys, outer)),
  ]
}

function visit(value: unknown, name: string, parent: string, depth: number, to: Reading): void {
  if (depth > DEPTH_MAX || to.valuesLeft-- <= 0) return
  if (Array.isArray(value)) {
    for (const each of value) visit(each, name, parent, depth + 1, to)
  } else if (isRecord(value)) {
    for (const [own, each] of Object.entries(value)) visit(each, own, name, depth + 1, to)
  } else {
    if (TIME.test(name)) to.timeMs ??= readTimeValue(value)
    if (typeof value === 'string') visitText(value, name, parent, to)
  }
}

function visitText(value: string, name: string, parent: string, to: Reading): void {
  const { keys } = to
  const add = (found: readonly SentKey[], host: string | null): void => {
    for (const sent of found) to.found.push({ sent, host })
  }
  if (HOST.test(name) && /^[\w.:[\]-]{1,300}$/.test(value)) to.host ??= value
  if (REFERS.test(name)) {
    add(keys.inUrl(value, 'referer'), hostOf(value))
  } else if (FIELDS.test(parent)) {
    add(keys.inHeader({ name, value }, /^res/i.test(parent)), null)
  } else if (QUERIES.test(parent)) {
    add(keys.inParameter({ name, value }, 'query'), null)
  } else if (QUERY.test(name)) {
    add(keys.inQuery(value, 'query'), null)
  } else if (FIELD.test(name)) {
    const field = name.replace(/^http_/i, '').replaceAll('_', '-')
    add(keys.inHeader({ name: field, value }, false), null)
  } else if (ADDRESS.test(name)) {
    const url = value.replace(/^[A-Z]{3,10} /, '').replace(/ HTTP\/[\d.]{1,3}$/, '')
    add(keys.inUrl(url, 'query'), hostOf(url))
  } else if (LINE.test(name) && to.lines.length < 5) {
    to.lines.push(value)
  }
}

function parse(line: string): unknown {
  if (!line.startsWith('{')) return undefined
  try {
    const value: unknown = JSON.parse(line)
    return isRecord(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** Decides what one exchange of a recording holds: addresses, fields, cookies, forms and bodies. */
import { isRecord } from '../../../../base/document/is-record.ts'
import { bufferContent } from '../../content/buffer-content.ts'
import type { LeakPart } from '../../leak-finding.ts'
import type { LeakSink } from '../../leak-sink.ts'
import { type Place, placeWithin } from '../../place.ts'
import {
  findInField,
  findInParameter,
  findKeysInHeader,
  findKeysInUrl,
  type SentKey,
} from '../find-sent-keys.ts'
import { type Parameter, readParameters, splitQuery } from '../read-parameters.ts'
import type { SentKeyTally } from '../sent-key-tally.ts'
import { nameEntry } from './name-entry.ts'

type Json = Readonly<Record<string, unknown>>

interface Exchange {
  readonly place: Place
  readonly host: string | null
  readonly timeMs: number | undefined
  readonly sink: LeakSink
  /** Counts what is sent in one exchange in two ways, such as a cookie and its field, once. */
  add(found: readonly SentKey[], host?: string | null): void
}

/** `number` counts from 1. */
export async function readHarEntry(
  bytes: Buffer,
  number: number,
  place: Place,
  sink: LeakSink,
  tally: SentKeyTally,
): Promise<void> {
  const text = bytes.toString('utf8')
  const entry = parseJson(text)
  if (entry === undefined) {
    sink.skip(place, `entry ${number} is no valid JSON: it was searched as text`)
    sink.text(placeWithin(place, `entry ${number}`), text)
    return
  }
  const request = recordOf(entry, 'request')
  const url = textOf(request, 'url')
  const exchange = openExchange(entry, url, number, place, sink, tally)
  readRequest(request, url, exchange)
  await readResponse(recordOf(entry, 'response'), url, exchange)
  await readMessages(entry, exchange)
}

function openExchange(
  entry: Json,
  url: string,
  number: number,
  place: Place,
  sink: LeakSink,
  tally: SentKeyTally,
): Exchange {
  const method = textOf(recordOf(entry, 'request'), 'method')
  const started = Date.parse(textOf(entry, 'startedDateTime'))
  const timeMs = Number.isNaN(started) ? undefined : started
  const host = hostOf(url)
  const seen = new Set<string>()
  const own = placeWithin(place, nameEntry(number, method, url))
  return {
    place: own,
    host,
    timeMs,
    sink,
    add(found, other) {
      for (const sent of found) {
        const key = `${sent.found.ruleId}\n${sent.part}\n${sent.name}\n${sent.found.secret}`
        if (seen.has(key)) continue
        seen.add(key)
        tally.add(sent, { host: other ?? host, timeMs, place: own })
      }
    },
  }
}

function readRequest(request: Json, url: string, exchange: Exchange): void {
  // Addresses with the content itself, such as images, are not sent anywhere.
  if (!/^(?:data|blob):/i.test(url)) exchange.add(findKeysInUrl(url, 'query'))
  const inUrl = new Set(readParameters(url).map(({ name, value }) => `${name}=${value}`))
  for (const each of listPairs(request, 'queryString')) {
    if (!inUrl.has(`${each.name}=${each.value}`)) exchange.add(findInParameter(each, 'query'))
  }
  readFields(request, false, exchange)
  const posted = recordOf(request, 'postData')
  const text = textOf(posted, 'text')
  const isForm = /x-www-form-urlencoded/i.test(textOf(posted, 'mimeType'))
  const fields = [...listPairs(posted, 'params'), ...(isForm ? splitQuery(text) : [])]
  for (const each of fields) exchange.add(findInField(each, 'request-body'))
  if (!isForm) tellText(text, 'request-body', exchange)
}

async function readResponse(response: Json, url: string, exchange: Exchange): Promise<void> {
  readFields(response, true, exchange)
  const redirect = textOf(response, 'redirectURL')
  if (redirect !== '') {
    exchange.add(findKeysInHeader({ name: 'Location', value: redirect }, true), hostOf(redirect))
  }
  const content = recordOf(response, 'content')
  const text = textOf(content, 'text')
  if (textOf(content, 'encoding').toLowerCase() !== 'base64') {
    tellText(text, 'response-body', exchange)
    return
  }
  const name = URL.parse(url)?.pathname.split('/').at(-1) || 'body'
  await tellBytes(Buffer.from(text, 'base64'), name, 'response-body', exchange)
}

function readFields(message: Json, isAnswer: boolean, exchange: Exchange): void {
  for (const each of listPairs(message, 'headers')) {
    const isAddress = /^(?:referer|referrer|location|content-location)$/i.test(each.name)
    exchange.add(findKeysInHeader(each, isAnswer), isAddress ? hostOf(each.value) : null)
  }
  for (const each of listPairs(message, 'cookies')) exchange.add(findInField(each, 'cookie'))
}

/** As Chromium writes them: text as it is, binary messages in base64. */
async function readMessages(entry: Json, exchange: Exchange): Promise<void> {
  for (const message of listOf(entry, '_webSocketMessages')) {
    const part = message['type'] === 'send' ? 'request-body' : 'response-body'
    const data = textOf(message, 'data')
    if (message['opcode'] !== 2) tellText(data, part, exchange)
    else await tellBytes(Buffer.from(data, 'base64'), 'message', part, exchange)
  }
}

function tellText(text: string, part: LeakPart, { place, host, timeMs, sink }: Exchange): void {
  if (text === '') return
  const time = timeMs === undefined ? null : new Date(timeMs).toISOString()
  sink.text(place, text, undefined, { part, name: null, host, firstSeen: time, lastSeen: time })
}

async function tellBytes(
  bytes: Buffer,
  name: string,
  part: LeakPart,
  exchange: Exchange,
): Promise<void> {
  if (bytes.length === 0) return
  const { place, sink } = exchange
  const isText = !bytes.subarray(0, 1024).includes(0)
  const isPacked = bytes[0] === 0x1f || bytes.subarray(0, 2).toString('latin1') === 'PK'
  if (isText && !isPacked) tellText(bytes.toString('utf8'), part, exchange)
  else await sink.content(placeWithin(place, 'body'), bufferContent(name, bytes))
}

function parseJson(text: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isRecord(value) ? value : undefined
  } catch {
    return undefined
  }
}

function recordOf(record: Json, name: string): Json {
  const value = record[name]
  return isRecord(value) ? value : {}
}

function textOf(record: Json, name: string): string {
  const value = record[name]
  return typeof value === 'string' ? value : ''
}

function listOf(record: Json, name: string): readonly Json[] {
  const value = record[name]
  return Array.isArray(value) ? value.filter(isRecord) : []
}

function listPairs(record: Json, name: string): readonly Parameter[] {
  return listOf(record, name).map((each) => ({
    name: textOf(each, 'name'),
    value: textOf(each, 'value'),
  }))
}

function hostOf(url: string): string | null {
  return URL.parse(url)?.host || null
}

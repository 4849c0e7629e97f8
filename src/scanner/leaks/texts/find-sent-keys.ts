/** Decides which keys went over the wire in a URL, a field or a cookie, and in which way. */

import { isSentKey, judgeParameterName } from '../../secrets/formats/query-string.ts'
import type { FoundSecret } from '../../secrets/found-secret.ts'
import { maskSecret } from '../../secrets/mask-secret.ts'
import type { LeakPart } from '../leak-finding.ts'
import { listKnownSecrets } from './known-secrets.ts'
import { type Parameter, readParameters } from './read-parameters.ts'

export interface SentKey {
  readonly found: FoundSecret
  readonly part: LeakPart
  readonly name: string | null
}

const PLACES = {
  query: { ruleId: 'key-in-query-string', title: 'API key in the query of a URL' },
  referer: { ruleId: 'key-in-referer', title: 'API key in the address of a referring page' },
  other: { ruleId: 'generic-api-key', title: 'API key or secret' },
} as const

/** `part`: `query` for the address that was asked for, `referer` for what names another. */
export function findKeysInUrl(url: string, part: LeakPart): readonly SentKey[] {
  // With the host, by which some keys are known to be meant for browsers.
  const known = listKnownSecrets(url)
  const sent = readParameters(url).flatMap((each) => {
    const own = known.filter(({ found }) => each.value.includes(found.secret))
    return findInParameter(
      each,
      part,
      own.map(({ found }) => found),
    )
  })
  // Formats that are whole URLs, credentials before the host, and keys within the path.
  const told = new Set(sent.map(({ found }) => found.secret))
  const query = url.search(/[?#]/)
  for (const { found, index } of known) {
    if (told.has(found.secret)) continue
    const isQuery = query >= 0 && index > query
    sent.push({ found, part: isQuery || part === 'referer' ? part : 'path', name: null })
  }
  return sent
}

/** The key as what it is, and that it stood where it should not: two things to mend. */
export function findInParameter(
  { name, value }: Parameter,
  part: LeakPart,
  inUrl: readonly FoundSecret[] = [],
): readonly SentKey[] {
  const known = inUrl.length > 0 ? inUrl : listKnown(`${name}=${value}`)
  if (known.some(({ kind }) => kind === 'publishable')) return tell(known, part, name)
  const [first] = known
  if (first === undefined && !isSentKey(name, value)) return []
  const place = part === 'referer' || part === 'response-header' ? PLACES.referer : PLACES.query
  return [
    {
      // Its place shows what it is, so that it counts for more than a telling name.
      found: { ...describe(first?.secret ?? value, first), ...place, isGeneric: false },
      part,
      name,
    },
    ...tell(known, part, name),
  ]
}

/** A field of a form, a cookie, or a field of a header: by its format, else by its name. */
export function findInField({ name, value }: Parameter, part: LeakPart): readonly SentKey[] {
  const known = listKnown(`${name}: ${value}`)
  if (known.length > 0) return tell(known, part, name)
  // Cookies that are called `token` hold sessions; those end by themselves.
  const isNamed = part !== 'cookie' || judgeParameterName(name) === 'certain'
  if (!isNamed || !isSentKey(name, value)) return []
  return [{ found: { ...describe(value), ...PLACES.other }, part, name }]
}

const URL_FIELDS = /^(?:referer|referrer|location|content-location|origin|x-original-ur[il])$/i
const SCHEME = /^(bearer|token|apikey|api-key|key|basic)[ \t]{1,4}(?:token=)?"?([^\s",;]{1,8000})/i

/** `isAnswer`: a field of a response. */
export function findKeysInHeader(
  { name, value }: Parameter,
  isAnswer: boolean,
): readonly SentKey[] {
  const part = isAnswer ? 'response-header' : 'header'
  const field = name.toLowerCase()
  if (URL_FIELDS.test(field)) {
    const isReferer = field.startsWith('referr') || field === 'referer'
    return findKeysInUrl(value, isReferer ? 'referer' : part)
  }
  if (field === 'cookie') return splitCookies(value).flatMap((each) => findInField(each, 'cookie'))
  if (field === 'set-cookie') {
    return splitCookies(value)
      .slice(0, 1)
      .flatMap((each) => findInField(each, 'cookie'))
  }
  const scheme = SCHEME.exec(value.trim())
  if (scheme === null || !/auth/.test(field)) return findInField({ name: field, value }, part)
  if (scheme[1]?.toLowerCase() === 'basic') return tell(listKnown(value.trim()), part, field)
  // After such a scheme stands a credential, whatever the field is called.
  return findInField({ name: 'access_token', value: scheme[2] ?? '' }, part).map((sent) => ({
    ...sent,
    name: field,
  }))
}

function splitCookies(text: string): readonly Parameter[] {
  return text.split(';', 200).flatMap((pair) => {
    const equals = pair.indexOf('=')
    if (equals <= 0) return []
    return [{ name: pair.slice(0, equals).trim(), value: pair.slice(equals + 1).trim() }]
  })
}

function listKnown(text: string): readonly FoundSecret[] {
  return listKnownSecrets(text).map(({ found }) => found)
}

function tell(
  known: readonly FoundSecret[],
  part: LeakPart,
  name: string | null,
): readonly SentKey[] {
  return known.map((found) => ({ found, part, name }))
}

function describe(secret: string, known?: FoundSecret): Omit<FoundSecret, 'ruleId' | 'title'> {
  return {
    provider: known?.provider ?? 'Unknown provider',
    kind: known?.kind ?? 'secret',
    isGenuine: known?.isGenuine ?? false,
    isGeneric: known === undefined,
    masked: known?.masked ?? maskSecret(secret, 0),
    secret,
  }
}

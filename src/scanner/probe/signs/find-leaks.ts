/** Decides which secrets an answer shows, and in which of its fields. */
import { buildPattern } from '../../secrets/build-pattern.ts'
import { findSecrets, type SecretSighting } from '../../secrets/find-secrets.ts'
import type { Answer } from '../client/exchange.ts'
import { splitHtml } from './split-html.ts'
import { type JsonField, toSnakeCase, walkJson } from './walk-json.ts'

export interface Leak {
  /** Such as `body field config.stripe_key`, `header x-debug-token`; the same in the next scan. */
  readonly where: string
  readonly formatId: string
  /** As it stands in a sentence. */
  readonly title: string
  readonly kind: SecretSighting['kind']
  readonly masked: string
  readonly isGenuine: boolean
}

/** Positions in a list, states of a login and checks of an upload only look like secrets. */
const HARMLESS_NAME = buildPattern(
  '',
  /(?:^|_)/,
  [
    /cursor|next|prev|previous|page|page_token|continuation\w*|state|nonce|challenge|csrf\w*/,
    /xsrf\w*|etag|hash|sha\d*|md5|checksum|digest|signature|integrity|fingerprint|revision/,
    /commit|build|version|id|uuid|guid|trace\w*|request_id|thumbprint|x5t|public_key/,
    /publishable_key|site_key|vapid\w*|avatar|image|icon|thumbnail/,
  ],
  /$/,
)

/** Names by which an application keeps its own secrets, whatever these look like. */
const APPLICATION_SECRET = buildPattern(
  '',
  /^(?:\w*_)?/,
  [
    /secret_key(?:_base)?|app(?:lication)?_secret|jwt_(?:secret|key)|session_secret/,
    /cookie_secret|signing_(?:secret|key)|webhook_secret|encryption_key|master_key/,
    /client_secret|private_key|aws_secret\w*|secret_access_key|connection_string/,
    /(?:database|db|redis|mongo|broker)_ur[il]/,
    buildPattern(
      '',
      /(?:db|database|mysql|postgres|pg|mongo|redis|smtp|mail|email|ftp|ldap|root|rabbitmq|broker)/,
      /_?(?:pass|passwd|password|pwd)/,
    ),
  ],
  /$/,
)

const SECRET_NAME = buildPattern('', /(?:^|_)/, [
  /api_?keys?|secret|password|passwd|credentials?|private_key/,
  /(?:access|auth|refresh|session|bearer|api|admin|service)_?(?:token|key|secret)s?/,
])

const HIDDEN = buildPattern('i', [
  /[*•·…]{2,}|\.{3,}|^x{3,}/,
  /^\[?(?:redacted|hidden|masked|filtered|removed|omitted|protected|secret|set|unset)\]?$/,
  /^(?:null|none|string|true|false|yes|no|n\/a)$/,
])

/** Fields whose whole use is to carry a token, or an identifier, to the caller. */
const CARRYING_FIELD = buildPattern('', /^/, [
  /(?:set-cookie|authorization|www-authenticate|etag|location|link|traceparent|date)$/,
  /(?:content-security-policy|report-to|nel|cf-ray|(?:content-)?digest|server-timing)$/,
  /x-(?:request|trace|correlation|amzn?|csrf|xsrf)/,
])

export function findLeaks(answer: Answer): readonly Leak[] {
  const body = answer.json === undefined ? findInText(answer) : findInJson(answer.json)
  return dropRepeats([...body, ...findInFields(answer)])
}

function findInJson(json: unknown): Leak[] {
  return walkJson(json).flatMap((field) => {
    const { value } = field
    if (typeof value !== 'string' || value === '' || value.length > 20_000) return []
    const name = toSnakeCase(field.name).slice(0, 80)
    const where = `the field \`${field.path === '' ? 'value' : field.path}\``
    const siblings = Object.keys(field.parent).slice(0, 20).join(' ').slice(0, 400)
    const text = `${name} = "${value}"`
    const leaks = findSecrets(`${text}\n${siblings}`)
      .filter((each) => each.index < text.length && isBelieved(each, name))
      .map((sighting): Leak => ({ where, ...sighting }))
    if (leaks.length > 0) return leaks
    const own = findOwnSecret(name, value, field)
    return own === null ? [] : [{ where, ...own }]
  })
}

/** Passwords of users and their hashes are told as fields that nobody should see. */
const TOLD_AS_FIELD: readonly string[] = ['password-hash', 'kerberos-hash', 'hard-coded-password']

/** By their looks alone tokens of every kind are the same: then the name has to say it. */
function isBelieved({ formatId, isGeneric }: SecretSighting, name: string): boolean {
  if (TOLD_AS_FIELD.includes(formatId)) return false
  if (isGeneric) return SECRET_NAME.test(name) && !HARMLESS_NAME.test(name)
  return formatId !== 'jwt' || !HARMLESS_NAME.test(name)
}

/** By its name alone, or as a private part of a JSON Web Key (RFC 7518 §6). */
function findOwnSecret(name: string, value: string, field: JsonField): Omit<Leak, 'where'> | null {
  const known = { kind: 'secret', masked: '…', isGenuine: false } as const
  const { parent } = field
  if ('kty' in parent && (field.name === 'd' || (field.name === 'k' && parent.kty === 'oct'))) {
    if (value.length < 20) return null
    return { ...known, formatId: 'private-jwk', title: 'private JSON Web Key', isGenuine: true }
  }
  const isSettings = name === 'password' && ('host' in parent || 'dsn' in parent)
  if (!APPLICATION_SECRET.test(name) && !isSettings) return null
  // Made for the browser of whoever pays: `pi_…_secret_…`.
  if (name === 'client_secret' && value.includes('_secret_')) return null
  if (value.length < 4 || HIDDEN.test(value) || /\s.*\s/.test(value.slice(0, 200))) return null
  return { ...known, formatId: 'application-secret', title: 'secret of the application itself' }
}

/** Of a page what its readers see: scripts and tags are looked at as a part of the bundle. */
function findInText(answer: Answer): Leak[] {
  const isHtml = answer.contentType.includes('html')
  const text = isHtml ? splitHtml(answer.text).text : answer.text
  if (/javascript|css|^image|^font|^video|^audio/.test(answer.contentType)) return []
  return findSecrets(text).map((sighting) => ({ where: 'the body', ...sighting }))
}

function findInFields(answer: Answer): Leak[] {
  return answer.headers.entries.flatMap(([name, value]) => {
    if (CARRYING_FIELD.test(name)) return []
    const text = `${name}: ${value}`
    const where = `the header \`${name.slice(0, 60)}\``
    return findSecrets(text).map((sighting) => ({ where, ...sighting }))
  })
}

function dropRepeats(leaks: readonly Leak[]): readonly Leak[] {
  const seen = new Map<string, Leak>()
  for (const leak of leaks) {
    const name = `${leak.formatId} ${leak.where}`
    if (!seen.has(name)) seen.set(name, leak)
  }
  return [...seen.values()]
}

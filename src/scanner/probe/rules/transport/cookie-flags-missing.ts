/** Decides whether session cookies are kept from scripts, plain HTTP and other sites. */
import type { Answer } from '../../client/exchange.ts'
import type { Sighting, TargetRule } from '../../probe-rule.ts'
import { json, keylessSample } from '../../sample-api.ts'
import type { ScanContext } from '../../scan-context.ts'
import { listAnswers } from '../../signs/list-answers.ts'

/** Names of cookies that stand for a signed-in user, in the usual frameworks. */
const SESSION = /sess|sid$|^sid|token|auth|jwt|login|remember|identity|^connect\.|api[-_]?key/i

/** Read by scripts on purpose: a double-submit token (OWASP CSRF prevention) has to be. */
const READ_BY_SCRIPTS = /csrf|xsrf/i

export const cookieFlagsMissing: TargetRule = {
  id: 'cookie-flags-missing',
  category: 'transport',
  severity: 'low',
  title: 'A cookie lacks HttpOnly, Secure or SameSite',
  why:
    'Without HttpOnly any script that gets into the page reads the cookie; without Secure it is ' +
    'sent over plain HTTP; without SameSite other sites send requests with it.',
  looksFor: 'Reads every Set-Cookie field of the answers (RFC 6265).',
  spares:
    'Cookies that hold no session, such as a language, are told as information only; a CSRF ' +
    'token ' +
    'may be read by scripts. Secure is not asked for on loopback over plain HTTP.',
  remedy:
    'Set session cookies with HttpOnly, Secure and SameSite=Lax (or Strict). Better still: let ' +
    'programs use keys in a header, and no cookie at all.',
  remedyCode: {
    flask:
      'app.config.update(\n    SESSION_COOKIE_HTTPONLY=True,\n    SESSION_COOKIE_SECURE=True,\n' +
      '    SESSION_COOKIE_SAMESITE="Lax",\n)',
    express: "res.cookie('session', value, { httpOnly: true, secure: true, sameSite: 'lax' })",
    nginx: 'proxy_cookie_flags ~ httponly secure samesite=lax;',
  },
  controls: 'missing-headers',
  isActive: false,
  keysMin: 0,
  phase: 'observe',
  subject: 'target',
  catches: [
    keylessSample('a session without HttpOnly', {
      routes: { 'GET /v1/users': () => json([{ id: 1 }]) },
      headers: { 'set-cookie': 'session=abc; Path=/; SameSite=Lax' },
    }),
    keylessSample(
      'a session without Secure, over TLS',
      {
        routes: { 'GET /v1/users': () => json([{ id: 1 }]) },
        headers: { 'set-cookie': 'connect.sid=abc; Path=/; HttpOnly; SameSite=Lax' },
      },
      { tls: 'good', isRemote: true },
    ),
  ],
  ignores: [
    keylessSample('all three', {
      routes: { 'GET /v1/users': () => json([{ id: 1 }]) },
      headers: { 'set-cookie': 'session=abc; Path=/; HttpOnly; Secure; SameSite=Strict' },
    }),
    keylessSample('a language', {
      routes: { 'GET /v1/users': () => json([{ id: 1 }]) },
      headers: { 'set-cookie': 'lang=en; Path=/' },
    }),
    keylessSample('a deleted session', {
      routes: { 'GET /v1/users': () => json([{ id: 1 }]) },
      headers: { 'set-cookie': 'session=; Path=/; Max-Age=0' },
    }),
  ],
  check(scan) {
    const seen = new Set<string>()
    return listAnswers(scan).flatMap((answer) =>
      answer.headers.list('set-cookie').flatMap((field) => {
        const cookie = parseCookie(field)
        if (cookie === null || seen.has(cookie.name)) return []
        const sighting = judge(cookie, scan, answer)
        if (sighting !== null) seen.add(cookie.name)
        return sighting ?? []
      }),
    )
  },
}

interface Cookie {
  readonly name: string
  /** Names lower case. */
  readonly attributes: ReadonlyMap<string, string>
  readonly isDeletion: boolean
}

function parseCookie(field: string): Cookie | null {
  const [pair = '', ...rest] = field.split(';').slice(0, 20)
  const name = pair.slice(0, Math.max(0, pair.indexOf('='))).trim()
  if (name === '') return null
  const attributes = new Map(
    rest.map((part) => {
      const [key = '', ...value] = part.split('=')
      return [key.trim().toLowerCase(), value.join('=').trim()] as const
    }),
  )
  const isEmpty = pair.slice(pair.indexOf('=') + 1).trim() === ''
  const isDeletion = isEmpty || attributes.get('max-age') === '0'
  return { name: name.slice(0, 60), attributes, isDeletion }
}

function judge(cookie: Cookie, scan: ScanContext, answer: Answer): Sighting | null {
  if (cookie.isDeletion) return null
  const { name, attributes } = cookie
  const missing = []
  if (!attributes.has('httponly') && !READ_BY_SCRIPTS.test(name)) missing.push('HttpOnly')
  if (!attributes.has('secure') && (scan.isTls || !scan.isLoopback)) missing.push('Secure')
  const sameSite = attributes.get('samesite')?.toLowerCase()
  if (sameSite === undefined) missing.push('SameSite')
  else if (sameSite === 'none' && !attributes.has('secure')) missing.push('Secure')
  if (missing.length === 0) return null
  const isSession = SESSION.test(name) && !READ_BY_SCRIPTS.test(name)
  const isBare = isSession && missing.includes('HttpOnly') && missing.includes('SameSite')
  return {
    severity: isBare ? 'medium' : isSession ? 'low' : 'info',
    confidence: 'confirmed',
    detail: `The cookie ${scan.mask(name)} is set without ${[...new Set(missing)].join(', ')}.`,
    evidence: scan.describe(answer),
    discriminator: name,
  }
}

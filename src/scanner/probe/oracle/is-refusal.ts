/** Decides whether an answer turns the caller away for want of a good key, whatever its status. */
import { limits } from '../../../base/limits.ts'
import type { Answer } from '../client/exchange.ts'
import { readHints } from '../keys/read-hints.ts'
import { isRecord, readMessages } from './read-messages.ts'

/** Texts by which an API says that it wants to know who asks. */
const REFUSING: readonly RegExp[] = [
  /\bun-?authori[sz]ed\b|\bunauthenticated\b|\bnot (?:been )?(?:authori[sz]ed|authenticated)\b/i,
  /\bnot_?auth(?:ed|orized|enticated)\b|\binvalid_?(?:auth|token|grant|client|credentials?)\b/i,
  /\bauth(?:entication|orization)(?: \w+){0,3} (?:is )?(?:required|missing|failed|needed|invalid)/i,
  /\bauthentication credentials\b|\brequires? (?:\w+ )?auth(?:entication|orization)\b/i,
  /\bforbidden\b|\b(?:access|permission)(?: \w+)? ?denied\b|\bnot permitted\b/i,
  /\b(?:do|does) not have (?:\w+ ){0,2}(?:permission|access|right)/i,
  /\binsufficient[ _](?:scope|perm)/i,
  /\b(?:api|access|auth|security|subscription|session)[ _-]?(?:key|token)s?\b/i,
  /\b(?:missing|invalid|bad|wrong|no|unknown|expired|revoked) (?:key|token|credentials?|jwt)\b/i,
  /\b(?:key|token|credentials?|jwt|bearer)(?: \w+){0,3} (?:missing|invalid|expired|revoked)/i,
  /\b(?:key|token|credentials?|jwt|bearer)(?: \w+){0,3} required/i,
  /\b(?:token|account|user)_(?:expired|revoked|inactive)\b|\bbad credentials\b/i,
  /\b(?:please|must|need to|have to|required to) (?:be |first ){0,2}(?:log|sign)\w{0,3}[ -]?in\b/i,
  /\b(?:log|sign)-?in (?:is )?(?:required|to continue)\b|\bnot (?:logged|signed)[ -]?in\b/i,
  /\blogin (?:is )?required\b|\bsession (?:has )?expired\b/i,
  /\binvalid (?:username|password|login)\b/i,
]

/** Errors about what was asked, not about who asks. */
const ABOUT_REQUEST =
  /\b(?:parameter|field|argument|query|body|payload|json|validation|format|must be|should be)\b/i

const LOGIN_PATH =
  /(?:^|[/_.-])(?:log[-_]?in|sign[-_]?in|auth|authorize|oauth2?|sso|saml|session)(?:$|[/_.?#-])/i

/** Why this is a refusal, in a few words; null when it is none. Statuses 401 and 407 always are. */
export function findRefusal(answer: Answer): string | null {
  const { status } = answer
  if (status === 401 || status === 407 || status === 403) return String(status)
  if (status >= 300 && status < 400) return findLoginRedirect(answer)
  const said = findRefusingText(answer)
  if (said !== null) return `${status} with a refusal in the body`
  if (status === 400 || status === 422) {
    const [missed] = readHints(answer)
    if (missed !== undefined) return `${status} that misses ${missed.name}`
  }
  if (status >= 200 && status < 300) return findQuietRefusal(answer)
  return null
}

/** True when a text says that a key, a token or a login is wanted. */
function isRefusingText(text: string): boolean {
  return REFUSING.some((each) => each.test(text))
}

function findLoginRedirect(answer: Answer): string | null {
  const location = answer.headers.get('location')
  if (location === null) return null
  const url = URL.parse(location, answer.request.url)
  return url !== null && LOGIN_PATH.test(url.pathname) ? 'a redirect to a login' : null
}

function findRefusingText(answer: Answer): string | null {
  if (answer.json !== undefined) {
    return readMessages(answer.json).find((each) => isRefusingText(each)) ?? null
  }
  if (isHtml(answer) && answer.status < 400) return null
  const text = answer.text.replace(/<[^<>]{0,200}>/g, ' ')
  return text.length <= limits.refusalLengthMax && isRefusingText(text) ? text : null
}

function findQuietRefusal(answer: Answer): string | null {
  if (isHtml(answer)) return isLoginPage(answer.text) ? 'a login page' : null
  if (answer.contentType.includes('xml')) {
    const isFault = /^\s*(?:<\?[^>]{0,200}>\s*)?<(?:\w+:)?(?:error|fault|exception)s?\b/i
    return isFault.test(answer.text) || /<(?:\w+:)?Fault\b/.test(answer.text.slice(0, 2_000))
      ? 'an XML fault in place of data'
      : null
  }
  if (!isRecord(answer.json) || !isErrorObject(answer.json)) return null
  return readMessages(answer.json).some((each) => ABOUT_REQUEST.test(each))
    ? null
    : `${answer.status} with an error in place of data`
}

/** What some put around every answer: `{"response": {"error": …}}`. */
const WRAPPING = /^(?:response|reply|answer|return|output|body|result|d)$/i

/** An object that says it is an error, and has nothing else to give. */
export function isErrorObject(json: Readonly<Record<string, unknown>>): boolean {
  const [[wrapper, inner] = ['', null], ...others] = Object.entries(json)
  const isWrapped = others.length === 0 && WRAPPING.test(wrapper) && isRecord(inner)
  const said = isWrapped ? inner : json
  const fields = new Map(Object.entries(said).map(([name, value]) => [name.toLowerCase(), value]))
  const data = fields.get('data') ?? fields.get('result') ?? fields.get('results')
  if (isFull(data) && typeof data === 'object') return false
  for (const name of ['success', 'succeeded', 'ok', 'issuccess']) {
    if (isFalse(fields.get(name))) return true
  }
  for (const name of ['error', 'errors', 'err', 'fault', 'exception', 'errorcode', 'error_code']) {
    if (isFull(fields.get(name)) && !isFalse(fields.get(name))) return fields.size <= 8
  }
  for (const name of ['status', 'code', 'statuscode', 'status_code', 'result', 'type']) {
    const value = fields.get(name)
    const text = typeof value === 'object' ? '' : String(value)
    if (/^(?:error|fail(?:ed|ure)?|denied|4\d\d|5\d\d)$/i.test(text)) {
      return fields.size <= 8 && !fields.has('id')
    }
  }
  return false
}

function isLoginPage(html: string): boolean {
  return (
    /<input\b[^>]{0,300}\btype\s*=\s*["']?password/i.test(html) ||
    /<title\b[^>]{0,100}>[^<]{0,80}\b(?:log[ -]?in|sign[ -]?in|unauthori[sz]ed)\b/i.test(html)
  )
}

function isHtml(answer: Answer): boolean {
  return answer.contentType.includes('html') || /^\s*<(?:!doctype html|html)\b/i.test(answer.text)
}

function isFalse(value: unknown): boolean {
  return value === false || value === 0 || value === 'false' || value === 'no'
}

function isFull(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return false
  if (Array.isArray(value)) return value.length > 0
  return typeof value !== 'object' || Object.keys(value).length > 0
}

/** Decides what else is hidden in a text that is shown: values of telling names, cookies, cards. */
import { limits } from '../../base/limits.ts'
import { buildPattern } from './build-pattern.ts'
import { hasLuhnDigit } from './has-luhn-digit.ts'
import type { MaskedStretch } from './masked-stretch.ts'

/** Whatever such a field holds is hidden, be it short and simple: `"password": "hunter2"`. */
const NAMED_VALUE = buildPattern(
  'dgi',
  [
    /passwo?r?d|passwd|passphrase|secret|api_?key|access_?key|private_?key/,
    /(?:access|refresh|id|auth|session|reset|bearer)_?token/,
    /totp|otp_?seed|recovery_?codes?|cvv2?|cvc|ssn|pin_?code/,
  ],
  /[\w-]{0,16}\\?["']?\s{0,2}(?:=>|[:=,])\s{0,2}\\?["']([^"'\\\n]{1,500})/,
)

/** The same without quotes: environment files, settings, forms. */
const NAMED_LINE = buildPattern(
  'dgim',
  /(?:^|[?&;\s])[\w.-]{0,60}(?:passw(?:or)?d|passwd|pass|pwd|secret|token|key|dsn)/,
  /(?:_\w{1,20}|\d{1,2})?\s?[:=][ \t]?([^\s"'&]{1,500})/,
)

/** A sentence goes on after a colon: `without a key: an operation`. */
const PROSE = /^(?:an?|the|its?|this|that|these|what|who|which|each|every|any|all|no|not|with)$/i

/** The same as an element of XML. */
const NAMED_ELEMENT = buildPattern(
  'dgi',
  /<(?:[\w-]{1,30}:)?[\w-]{0,40}(?:password|passwd|secret|token|api_?key|private_?key)/,
  /[\w-]{0,16}>([^<]{1,500})</,
)

/** The value of a field of HTTP that carries credentials, after the scheme's name. */
const CREDENTIAL_FIELD = buildPattern(
  'dgim',
  /^(?:proxy-)?authorization:[ \t]{0,4}/,
  /(?:(?:basic|bearer|token|apikey|digest|negotiate)[ \t]{1,4})?([^\r\n]{1,4000})/,
)
const COOKIE_FIELD = /^(?:set-)?cookie:[^\r\n]{1,4000}/gim
const COOKIE_VALUE = /[:;][ \t]?[^=;\s]{1,200}=([^;\r\n]{4,4000})/dg
/** Attributes of a cookie that are no value of it (RFC 6265 §4.1). */
const COOKIE_ATTRIBUTE =
  /^[:;][ \t]?(?:path|domain|expires|max-age|samesite|secure|httponly|priority)=/i

/** What is left of a key that was masked already tells which one it was. */
const MASKED = /^[!-~]{0,40}…\s*$/

const CARD_NUMBER = /(?<![\d.-])\d(?:[ -]?\d){12,18}(?![\d-]|\.\d)/g
const EMAIL = /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/g

export function findPrivateTexts(text: string): readonly MaskedStretch[] {
  return [
    ...findGroups(text, NAMED_VALUE),
    ...findGroups(text, NAMED_LINE),
    ...findGroups(text, NAMED_ELEMENT),
    ...findGroups(text, CREDENTIAL_FIELD),
    ...findCookies(text),
    ...findCards(text),
    ...findEmails(text),
  ].slice(0, limits.secretSightingsMax * 10)
}

function findGroups(text: string, pattern: RegExp, offset = 0): MaskedStretch[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const [start, end] = match.indices?.[1] ?? [0, 0]
    const value = match[1] ?? ''
    const isHarmless = start === end || MASKED.test(value) || PROSE.test(value)
    return isHarmless ? [] : [{ index: offset + start, length: end - start, masked: '…' }]
  })
}

function findCookies(text: string): MaskedStretch[] {
  return [...text.matchAll(COOKIE_FIELD)].flatMap((field) =>
    [...field[0].matchAll(COOKIE_VALUE)].flatMap((match) => {
      const [start, end] = match.indices?.[1] ?? [0, 0]
      if (COOKIE_ATTRIBUTE.test(match[0])) return []
      return [{ index: field.index + start, length: end - start, masked: '…' }]
    }),
  )
}

function findCards(text: string): MaskedStretch[] {
  return [...text.matchAll(CARD_NUMBER)].flatMap((match) => {
    const digits = match[0].replace(/\D/g, '')
    if (!/^[2-6]/.test(digits) || !hasLuhnDigit(digits)) return []
    const masked = `…${digits.slice(-4)}`
    return [{ index: match.index, length: match[0].length, masked }]
  })
}

/** `ann.miller@example.org` is shown as `a…@example.org`. */
function findEmails(text: string): MaskedStretch[] {
  return [...text.matchAll(EMAIL)]
    .map((match) => {
      const at = match[0].indexOf('@')
      return { index: match.index + 1, length: at - 1, masked: '…' }
    })
    .filter(({ length }) => length > 0)
}

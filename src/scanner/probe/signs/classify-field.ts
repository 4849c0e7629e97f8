/** Decides whether a field of an answer holds something that hardly any caller can need. */
import { type JsonField, toSnakeCase } from './walk-json.ts'

export type SensitiveKind = 'password' | 'card' | 'secret' | 'identity' | 'account'

const PASSWORD = new RegExp(
  [
    '(?:^|_)(?:password|passwd|passphrase|pwd|passcode)',
    String.raw`(?:_?(?:hash|hashed|digest|salt|plain|enc|encrypted|md5|sha\d*|bcrypt|text))?$`,
    '|^(?:hashed|encrypted|plain)_?(?:password|pw)$|^pass_?(?:hash|digest)$|^pw_?hash$',
    '|^(?:hash|pass)$',
  ].join(''),
)
const SALT = /(?:^|_)salt$/
const SECRET = new RegExp(
  [
    '^(?:.*_)?(?:(?:reset|verification|activation|otp)_?(?:token|code)',
    '(?:remember|session|refresh|access|auth|oauth|impersonation|invite|magic|api)_?token',
    '(?:mfa|totp|otp|two_factor|tfa|2fa)_?(?:secret|seed|key)|api_?(?:key|secret)',
    'recovery_codes?|backup_codes?|security_answer|secret_answer|secret_?key|private_?key',
    'client_secret|signing_(?:key|secret)|pin|pin_code)$',
  ].join('|'),
)
const CARD = new RegExp(
  [
    '^(?:.*_)?(?:card_?(?:number|num|no)|credit_?card|cc_?(?:num|number)?|pan',
    'primary_account_number|debit_card)$',
  ].join('|'),
)
const CARD_CODE =
  /^(?:.*_)?(?:cvv2?|cvc2?|card_?(?:code|verification|pin)|security_code|track_?[12]?_?data)$/
/** Tax numbers are left out: mostly they are those of companies, and stand on every invoice. */
const IDENTITY = new RegExp(
  [
    '^(?:.*_)?(?:ssn|social_security(?:_?(?:number|no))?|sin_number',
    'national_?(?:id|insurance)(?:_?(?:number|no))?|id_card_number',
    'passport(?:_?(?:number|no))?|driv(?:er|ers|ing)_?licen[cs]e(?:_?(?:number|no))?',
    'personnummer|bsn|aadhaar|nino)$',
  ].join('|'),
)
const ACCOUNT =
  /^(?:.*_)?(?:iban|bank_?account(?:_?(?:number|no))?|account_?(?:number|no)|routing_?number)$/

/** Formats of hashed passwords, whatever the field is called. */
const HASHED = new RegExp(
  [
    String.raw`^(?:\$2[abxy]?\$\d\d\$|\$argon2|\$pbkdf2|\$[156]\$|\$scrypt|\$s[0-2]\$`,
    String.raw`pbkdf2[:_]sha|scrypt:\d|sha(?:1|256|512)\$|\{SSHA|bcrypt(?:_sha256)?\$)`,
  ].join('|'),
)

/** Values that show nothing: stars, a state, a type, a placeholder. */
const MASKED = new RegExp(
  [
    String.raw`[*•·…]{2,}|\.{3,}|^x{3,}`,
    String.raw`^\[?(?:redacted|hidden|masked|filtered|removed|omitted|secret|protected)\]?$`,
    '^(?:set|unset|null|none|n/a|string|true|false|yes|no)$',
  ].join('|'),
  'i',
)

/** Null for fields that say nothing, for masked values, and for everything else. */
export function classifyField(field: JsonField): SensitiveKind | null {
  const { value } = field
  const text = typeof value === 'number' ? String(value) : value
  if (typeof text !== 'string' || text === '' || MASKED.test(text)) return null
  if (HASHED.test(text)) return 'password'
  const name = toSnakeCase(field.name).slice(0, 80)
  if (PASSWORD.test(name)) return isPasswordLike(name, text) ? 'password' : null
  if (SALT.test(name) && text.length >= 8) return 'password'
  if (CARD.test(name) || /card/i.test(name)) {
    const digits = text.replace(/[ -]/g, '')
    if (/^\d{13,19}$/.test(digits) && passesLuhn(digits)) return 'card'
  }
  if (CARD_CODE.test(name)) return /^\d{3,4}$/.test(text) ? 'card' : null
  if (SECRET.test(name)) return isSecretLike(name, text) ? 'secret' : null
  if (IDENTITY.test(name)) return /\d.*\d.*\d/.test(text.slice(0, 40)) ? 'identity' : null
  if (ACCOUNT.test(name)) return text.replace(/\D/g, '').length >= 8 ? 'account' : null
  return null
}

/** A sentence about passwords, a link to change one or a date is none. */
function isPasswordLike(name: string, text: string): boolean {
  if (/\s.*\s/.test(text.slice(0, 200)) || /^https?:|^\/|^\d{4}-\d\d-\d\d/.test(text)) return false
  if (/^(?:hash|pass)$/.test(name)) return HASHED.test(text)
  return text.length <= 500
}

function isSecretLike(name: string, text: string): boolean {
  if (/^https?:|\s.*\s/.test(text.slice(0, 200))) return false
  if (/(?:^|_)pin(?:_code)?$/.test(name)) return /^\d{4,8}$/.test(text)
  return text.length >= 6
}

function passesLuhn(digits: string): boolean {
  let sum = 0
  for (const [index, digit] of [...digits].reverse().entries()) {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2)
    sum += value > 9 ? value - 9 : value
  }
  return sum % 10 === 0 && !/^(\d)\1+$/.test(digits)
}

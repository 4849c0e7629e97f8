/** Decides whether what stands in the place of a password may be one that opens something. */
import type { Genuineness, SecretMatch } from './secret-format.ts'

/** Of manuals, and what somebody writes who means any password. */
const MANUAL =
  /^(?:(?:my|the|new|old|db|user)?[_-]?(?:pass(?:word|wd|phrase)?|pwd|pw|secret|token|key)\d{0,4}|user|username|root|admin|guest|test|changeit|string|value|empty|true|false|no|yes|on|off|none|prompt|ask)$/i
/** A reference to a variable, or code that makes the password. */
const REFERENCE = /^[$%@&<>[\]{}(|]|[(){}<>]|\$\w|^\w{1,40}\.\w{1,40}\.|^--?\w|%\w{1,40}%/

/** For passwords that people choose: they need not be random. */
export function judgePassword({ secret }: SecretMatch): Genuineness {
  return secret.length < 4 || MANUAL.test(secret) || REFERENCE.test(secret) ? 'none' : 'unproven'
}

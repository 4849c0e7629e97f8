/** Decides whether a value is a password that somebody chose, rather than a word of a program. */
import { buildPattern } from './build-pattern.ts'
import { looksRandom } from './measure-entropy.ts'
import { readsLikeWords } from './reads-like-words.ts'

/** Of manuals and forms, with digits or a sign behind them. */
const MANUAL = buildPattern(
  'i',
  /^(?:your|my|the|some|new|old|current|confirm|test|db|user|default|admin|root|bad|wrong)?[_-]?/,
  [
    /pass(?:word|wd|phrase|wort|e)?|pwd|pw|secret|token|key|user(?:name)?|login|admin|root|test/,
    /guest|demo|value|string|text|hidden|none|empty|required|invalid|optional|incorrect|wrong/,
    /weak|strong|numeric|postgres|mysql|redis|true|false|yes|off|plain|basic|bearer|current|new/,
    /visible|change|reset|forgot|abc|foo|bar|baz|qwerty|letmein|hello|email|mail|phone|name|id/,
    /password_?hash|credentials?|hunter|different|any|void|number|boolean|object|function/,
    /symbol|bigint|undefined/,
  ],
  /(?:s|ed)?[_-]?(?:0{0,3}1?|12345678|1234567|123456|12345|1234|123|12|\d)[!?.:*]{0,3}$/,
)
/** Paths, addresses, selectors, templates, names of properties, patterns, calls, sentences. */
const PROGRAM = buildPattern('', [
  /^[#./$%{<@:*~^([&+-]|[)(\]{}]|[:,;]$/,
  /^[\w-]{1,40}(?:\.[\w-]{1,40}){1,9}$/,
  /^[A-Z][A-Z0-9]{0,30}(?:[_-][A-Z0-9]{1,30}){1,9}$/,
  /:\/\/|\$\{|%[sd@]|\\[wdsb]|=>|&&|\||[a-z]\/[a-z]/,
])

/**
 * `sure`: name and form leave no doubt that it is one, so that a lower-case word may be one too.
 */
export function isPassword(value: string, isSure: boolean): boolean {
  if (value.length < 4 || MANUAL.test(value) || PROGRAM.test(value)) return false
  if (/^[A-Za-z]+$/.test(value) && /.[A-Z]/.test(value)) {
    return value.length >= 8 && !readsLikeWords(value)
  }
  if (/^[a-z][a-z_-]*$/.test(value)) {
    return isSure && !(/pass|pwd|secret/.test(value) && /[_-]/.test(value))
  }
  if (value.length >= 16 && looksRandom(value)) return true
  return (
    value.length >= 6 &&
    /[\d!@#$%^&*?~+=]/.test(value) &&
    /[A-Za-z]/.test(value) &&
    !isMarkedWord(value)
  )
}

/** What a value in base64 stands for, as in secrets of Kubernetes. */
export function readEncoded(value: string): string {
  if (value.length % 4 !== 0 || !/^[A-Za-z0-9+/]{8,200}={0,2}$/.test(value)) return value
  const decoded = Buffer.from(value, 'base64').toString('latin1')
  return /^[!-~]+\n?$/.test(decoded) ? decoded.trim() : value
}

/** `Password?`, `Passwort:`, `forgot-password2`. */
function isMarkedWord(value: string): boolean {
  const letters = value.replace(/[^A-Za-z]/g, '')
  return /passwor[dt]|passwd|secret|kennwort|senha|contrase/i.test(letters) || isSentence(value)
}

function isSentence(value: string): boolean {
  return /^[A-Z]?[a-z][a-z'’-]*[!?.…:*]{1,3}$/.test(value) && readsLikeWords(value)
}

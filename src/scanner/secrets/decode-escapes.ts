/** Decides how a stretch of text reads without its escapes: percent, `\x`, `\u`, HTML entities. */
import { type DecodedText, decodeEscapesOnce } from './decode-views.ts'

const PRINTABLE_DIGITS = ['2', '3', '4', '5', '6', '7']

/** Where one of these stands, something printable may be escaped. */
export const ESCAPE_SIGNS: readonly string[] = [
  ...PRINTABLE_DIGITS.flatMap((digit) => [`\\x${digit}`, `\\u00${digit}`, `&#x${digit}`]),
  ...['&#3', '&#4', '&#5', '&#6', '&#7', '&#8', '&#9', '&#1', '&quot;', '&amp;', '&apos;'],
  ...['%2b', '%2d', '%2f', '%3a', '%3d', '%20', '%22', '%26', '%3b', '%5f', '%40', '%7b', '%7e'],
]

const ESCAPE =
  /%[2-7][0-9a-f]|\\x[2-7][0-9a-f]|\\u00[2-7][0-9a-f]|&(?:#x[2-7]|#\d{2,3};|quot;|amp;|apos;)/i

/** Undefined where nothing printable is escaped. */
export function decodeEscapes(text: string): DecodedText | undefined {
  return ESCAPE.test(text) ? decodeEscapesOnce(text) : undefined
}

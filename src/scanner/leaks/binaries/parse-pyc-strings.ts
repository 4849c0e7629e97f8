/** Decides the strings of compiled Python: a kind, a length, and characters without an end. */
import type { FoundString } from './hand-strings.ts'

/** Two bytes of version, then these: every version of Python 3 and the late ones of Python 2. */
export function isPyc(head: Buffer): boolean {
  return head.length > 16 && head[2] === 0x0d && head[3] === 0x0a && (head[1] ?? 0) <= 0x0f
}

const FLAG_REF = 0x80
/** ASCII and interned ASCII with a length of one byte; the others with one of four. */
const SHORT_KINDS = new Set(['z', 'Z'].map((kind) => kind.charCodeAt(0)))
const LONG_KINDS = new Set(['a', 'A', 'u', 't', 's'].map((kind) => kind.charCodeAt(0)))

/**
 * The code between them is not followed: whatever has a kind, a length and as many characters is a
 * string. Where it is none it is a few characters more to search.
 */
export function* parsePycStrings(bytes: Buffer): Generator<FoundString, void> {
  // Everything between these is text, so that no byte is looked at again and again.
  let textStart = 0
  let textEnd = 0
  for (let at = 8; at + 2 < bytes.length; ) {
    const kind = (bytes[at] ?? 0) & ~FLAG_REF
    const isShort = SHORT_KINDS.has(kind)
    const start = at + (isShort ? 2 : 5)
    let length = 0
    if (isShort) length = bytes[at + 1] ?? 0
    else if (LONG_KINDS.has(kind) && start < bytes.length) length = bytes.readUInt32LE(at + 1)
    const end = start + length
    if (length > 0 && (start < textStart || start > textEnd)) {
      textStart = start
      textEnd = endOfText(bytes, start)
    }
    if (length > 0 && end <= textEnd) {
      yield { value: bytes.toString('utf8', start, end) }
      at = end
    } else at++
  }
}

function endOfText(bytes: Buffer, from: number): number {
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    if (byte === 0x7f || (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 13)) return at
  }
  return bytes.length
}

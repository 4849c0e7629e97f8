/** Decides whether a long run of letters and digits is text in base64 or in hexadecimal digits. */

export interface DecodedRun {
  /** One character for each byte. */
  readonly text: string
  /** Of the run, how many characters stand for how many of the text: 4 for 3, or 2 for 1. */
  readonly group: number
  readonly bytesOfGroup: number
  /** Where the first group begins, in the run. */
  readonly start: number
}

const values = new Int8Array(256).fill(-1)
for (const alphabet of ['+/', '-_']) {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
  Buffer.from(letters + alphabet, 'latin1').forEach((byte, value) => {
    values[byte] = value
  })
}

/** Of the bytes as many are printable at least, in a hundred, in a text that is worth a search. */
const PRINTABLE_PERCENT_MIN = 90
/** Groups of four that must be printable before a run is decoded at all: chance hardly does it. */
const PROBED_GROUPS = 4
const PROBED_LENGTH = PROBED_GROUPS * 4

/** `isCut`: the run goes on to the left, where it is not known how its groups lie. */
export function decodeRun(
  bytes: Uint8Array,
  from: number,
  to: number,
  isCut: boolean,
): DecodedRun | undefined {
  for (let start = 0; start < (isCut ? 4 : 1); start++) {
    const at = from + start
    if (to - at < PROBED_LENGTH) return undefined
    if (looksPrintable(bytes, at)) return decode(bytes, at, to, start, 'base64')
  }
  return isHex(bytes, from, to) ? decode(bytes, from, to, 0, 'hex') : undefined
}

function looksPrintable(bytes: Uint8Array, at: number): boolean {
  for (let group = at; group < at + PROBED_LENGTH; group += 4) {
    let bits = 0
    for (let each = group; each < group + 4; each++) {
      bits = (bits << 6) | (values[bytes[each] as number] as number)
    }
    if (
      bits < 0 ||
      !isPrintable(bits >> 16) ||
      !isPrintable((bits >> 8) & 0xff) ||
      !isPrintable(bits & 0xff)
    ) {
      return false
    }
  }
  return true
}

function isPrintable(byte: number): boolean {
  return (byte >= 0x20 && byte < 0x7f) || byte === 0x0a || byte === 0x0d || byte === 0x09
}

/** Two digits for each byte, the first of which is of ASCII; looks at the first bytes first. */
function isHex(bytes: Uint8Array, from: number, to: number): boolean {
  if ((to - from) % 2 !== 0) return false
  for (let at = from; at < to; at++) {
    const byte = bytes[at] as number
    const isDigit = byte >= 0x30 && byte <= 0x39
    const isLetter = (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x66
    if (!isDigit && ((at - from) % 2 === 0 || !isLetter)) return false
    if ((at - from) % 2 === 0 && byte > 0x37) return false
  }
  return true
}

function decode(
  bytes: Uint8Array,
  from: number,
  to: number,
  start: number,
  encoding: 'base64' | 'hex',
): DecodedRun | undefined {
  const run = Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('latin1')
  const decoded = Buffer.from(run, encoding)
  let printable = 0
  for (const byte of decoded) if (isPrintable(byte)) printable++
  if (printable * 100 < decoded.length * PRINTABLE_PERCENT_MIN) return undefined
  const text = decoded.toString('latin1')
  return encoding === 'base64'
    ? { text, group: 4, bytesOfGroup: 3, start }
    : { text, group: 2, bytesOfGroup: 1, start }
}

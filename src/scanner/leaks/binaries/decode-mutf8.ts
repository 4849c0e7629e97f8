/** Decides the text of Java's own UTF-8: U+0000 in two bytes, surrogates in three bytes each. */

/** Broken bytes become U+FFFD, as anywhere. */
export function decodeMutf8(bytes: Buffer): string {
  if (bytes.every((byte) => byte < 0x80)) return bytes.toString('latin1')
  const units: number[] = []
  for (let at = 0; at < bytes.length; ) {
    const [unit, length] = decodeUnit(bytes, at)
    units.push(unit)
    at += length
  }
  let text = ''
  for (let at = 0; at < units.length; at += SLICE) {
    text += String.fromCharCode(...units.slice(at, at + SLICE))
  }
  return text
}

const SLICE = 4_096

function decodeUnit(bytes: Buffer, at: number): readonly [unit: number, length: number] {
  const first = bytes[at] ?? 0
  if (first < 0x80) return [first, 1]
  const second = bytes[at + 1] ?? 0
  if (first >> 5 === 0b110 && second >> 6 === 0b10) {
    return [((first & 0x1f) << 6) | (second & 0x3f), 2]
  }
  const third = bytes[at + 2] ?? 0
  if (first >> 4 === 0b1110 && second >> 6 === 0b10 && third >> 6 === 0b10) {
    return [((first & 0x0f) << 12) | ((second & 0x3f) << 6) | (third & 0x3f), 3]
  }
  return [0xfffd, 1]
}

/** Computes CRC-32 (ISO 3309, as in gzip and PNG) of ASCII text with no call out of JavaScript. */
const TABLE = new Uint32Array(256)
for (let index = 0; index < 256; index++) {
  let value = index
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  TABLE[index] = value >>> 0
}

/** CRC-32 of the first `length` characters. Only the low byte of each is taken: give it ASCII. */
export function crc32Ascii(text: string, length: number = text.length): number {
  let crc = 0xffffffff
  for (let index = 0; index < length; index++) {
    crc = (crc >>> 8) ^ (TABLE[(crc ^ text.charCodeAt(index)) & 0xff] as number)
  }
  return (crc ^ 0xffffffff) >>> 0
}

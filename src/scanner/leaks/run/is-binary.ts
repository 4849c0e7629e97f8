/** Decides whether bytes are text: names and values are only looked for in text. */

/** Of a hundred bytes of text hardly one is a control character. */
const CONTROL_SHARE_MAX = 0.05

export function isBinary(head: Buffer): boolean {
  if (hasUtf16Mark(head)) return false
  let controls = 0
  for (const byte of head) {
    if (byte === 0) return !looksUtf16(head)
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x1b) {
      controls += 1
    }
  }
  return controls > head.length * CONTROL_SHARE_MAX
}

function hasUtf16Mark(head: Buffer): boolean {
  return (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)
}

/** Every other byte is zero, as in UTF-16 of mostly ASCII text. */
function looksUtf16(head: Buffer): boolean {
  const zeros = [0, 0]
  for (const [index, byte] of head.entries()) {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1
  }
  const [even = 0, odd = 0] = zeros
  const half = head.length / 2
  return Math.max(even, odd) > half * 0.8 && Math.min(even, odd) < half * 0.05
}

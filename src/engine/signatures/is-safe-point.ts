/** Decides which 32 bytes are a public key of Ed25519 that proves anything (RFC 8032 §5.1.3). */

const PRIME = 2n ** 255n - 19n
/** d of the curve -x² + y² = 1 + d·x²·y². */
const D = 37095705934669439343138083508754565189542113879843219016388785533085940283555n

/** y of the points of order 1, 2, 4 and 8: under these anybody can make valid signatures. */
const LOW_ORDER_Y: ReadonlySet<bigint> = new Set([
  0n,
  1n,
  PRIME - 1n,
  2707385501144840649318225287225658788936804267575313519463743609750303402022n,
  55188659117513257062467267217118295137698188065244968500265048394206261417927n,
])

/** On the curve, written in the one right form, and of an order that is worth its name. */
export function isSafePoint(bytes: Uint8Array): boolean {
  if (bytes.length !== 32) return false
  const y = decodeY(bytes)
  if (y >= PRIME || LOW_ORDER_Y.has(y)) return false
  // x² = u/v has a solution exactly when u·v is a square.
  const u = modulo(y * y - 1n)
  const v = modulo(D * y * y + 1n)
  return power(u * v, (PRIME - 1n) / 2n) === 1n
}

/** Little-endian; the uppermost bit is the sign of x. */
function decodeY(bytes: Uint8Array): bigint {
  let y = 0n
  for (let index = 31; index >= 0; index--) {
    const byte = bytes[index] as number
    y = (y << 8n) | BigInt(index === 31 ? byte & 0x7f : byte)
  }
  return y
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n
  let square = modulo(base)
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = modulo(result * square)
    square = modulo(square * square)
  }
  return result
}

function modulo(value: bigint): bigint {
  const rest = value % PRIME
  return rest < 0n ? rest + PRIME : rest
}

/** Decides by what a finding is known again in the next scan. */
import { createHmac } from 'node:crypto'

/** A fingerprint is an identifier, not a seal: 128 bits keep any two findings apart. */
const LENGTH = 32

/**
 * HMAC-SHA-256 of the parts, hexadecimal, shortened. Keyed, so that a report that is passed on
 * does not let a guess at a masked text be tried out. Parts are framed by length: no two lists of
 * parts run into one text.
 */
export function fingerprint(key: string, parts: readonly string[]): string {
  const hmac = createHmac('sha256', key)
  for (const part of parts) hmac.update(`${Buffer.byteLength(part)}:${part},`)
  return hmac.digest('hex').slice(0, LENGTH)
}

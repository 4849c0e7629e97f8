/** Decides what is base64: the one text for those bytes, so that no bit of it may be flipped. */

/** RFC 4648 §4, padded, without a stray bit; undefined for everything else. */
export function decodeBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64')
  return bytes.toString('base64') === text ? bytes : undefined
}

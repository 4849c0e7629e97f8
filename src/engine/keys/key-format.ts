/** Decides what a key looks like: `<prefix>_<id 12><secret 32><checksum 6>` (DESIGN §4). */
import { encodeBase62, type FillRandom, isBase62, randomBase62 } from '../../base/base62.ts'
import { crc32Ascii } from '../../base/crc32.ts'
import { createPublicId, PUBLIC_ID_LENGTH } from '../../base/ids.ts'
import { limits } from '../../base/limits.ts'
import { SecretText } from '../../base/secret-text.ts'

/** 62^32 is about 2^190. */
const SECRET_LENGTH = 32
/** 62^6 is more than 2^32, so a CRC-32 fits. */
const CHECKSUM_LENGTH = 6
/** All that follows the prefix and its underscore. */
export const KEY_BODY_LENGTH = PUBLIC_ID_LENGTH + SECRET_LENGTH + CHECKSUM_LENGTH

const PREFIX = /^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/

export function isKeyPrefix(text: string): boolean {
  const { keyPrefixLengthMin, keyPrefixLengthMax } = limits
  return text.length >= keyPrefixLengthMin && text.length <= keyPrefixLengthMax && PREFIX.test(text)
}

export interface ParsedKey {
  readonly prefix: string
  readonly publicId: string
}

/**
 * Reads a key text: shape and checksum, no look-up. Undefined when it is none, or was mistyped.
 * The checksum is no secret and proves nothing but the absence of typing mistakes.
 */
export function parseKey(text: string): ParsedKey | undefined {
  const separator = text.length - KEY_BODY_LENGTH - 1
  if (separator < limits.keyPrefixLengthMin || separator > limits.keyPrefixLengthMax) {
    return undefined
  }
  if (text.charCodeAt(separator) !== 0x5f || text.lastIndexOf('_') !== separator) return undefined
  const checksumAt = text.length - CHECKSUM_LENGTH
  const checksum = encodeBase62(crc32Ascii(text, checksumAt), CHECKSUM_LENGTH)
  if (!text.endsWith(checksum)) return undefined
  const prefix = text.slice(0, separator)
  if (!PREFIX.test(prefix) || !isBase62(text.slice(separator + 1))) return undefined
  const idAt = separator + 1
  return { prefix, publicId: text.slice(idAt, idAt + PUBLIC_ID_LENGTH) }
}

export interface CreatedKeyText {
  readonly publicId: string
  readonly text: SecretText
}

/** Makes a key text with a new public id, or a further secret for an id that exists. */
export function createKeyText(
  prefix: string,
  fillRandom: FillRandom,
  publicId: string = createPublicId(fillRandom),
): CreatedKeyText {
  const secret = randomBase62(SECRET_LENGTH, fillRandom)
  const start = `${prefix}_${publicId}${secret}`
  const text = `${start}${encodeBase62(crc32Ascii(start), CHECKSUM_LENGTH)}`
  return { publicId, text: new SecretText(text) }
}

/** What may be shown of a key in Keyward's format: the part that is public anyway. */
export function hintOfKey(prefix: string, publicId: string): string {
  return `${prefix}_${publicId}…`
}

/** What may be shown of an imported key: four characters of a long one, nothing of a short one. */
export function hintOfImportedKey(text: string): string {
  return text.length >= limits.importedKeyStrongLength ? `${text.slice(0, 4)}…` : '…'
}

/** Finds texts that have the form of a key, for keys in URLs and cookies. */
export const KEY_PATTERN = new RegExp(
  `(?<![A-Za-z0-9_])[a-z][a-z0-9]*(?:_[a-z0-9]+)*_[0-9A-Za-z]{${KEY_BODY_LENGTH}}(?![A-Za-z0-9_])`,
  'g',
)

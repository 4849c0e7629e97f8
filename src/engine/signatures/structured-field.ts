/** Reads structured fields (RFC 9651) so that nobody else could read something else in them. */
import {
  type BareItem,
  type Dictionary,
  type InnerList,
  type Item,
  parseDictionary,
  parseItem,
  parseList,
  serializeDictionary,
  serializeInnerList,
  serializeItem,
  serializeList,
} from 'structured-headers'
import { limits } from '../../base/limits.ts'

/** Quoted strings, to be kept as they are, and spaces, which say nothing outside of them. */
const STRING_OR_SPACES = /"(?:[^"\\]|\\.)*"|[ \t]+/g

/**
 * Undefined for what is no dictionary, and for a dictionary that is not written as its own
 * content would be: the same name twice, of which one reader takes the first and another the
 * last, `?1` where nothing need stand, numbers with zeros, Base64 with stray bits.
 */
export function parseStrictDictionary(text: string): Dictionary | undefined {
  try {
    const dictionary = parseDictionary(text)
    return withoutSpaces(serializeDictionary(dictionary)) === withoutSpaces(text)
      ? dictionary
      : undefined
  } catch {
    return undefined
  }
}

export type StructuredType = 'dictionary' | 'list' | 'item'

/** The value as RFC 9651 §4.1 writes it; undefined when it is none of that type, or very long. */
export function rewriteField(text: string, type: StructuredType): string | undefined {
  if (text.length > limits.signedStructuredLengthMax) return undefined
  try {
    if (type === 'dictionary') return serializeDictionary(parseDictionary(text))
    if (type === 'list') return serializeList(parseList(text))
    return serializeItem(parseItem(text))
  } catch {
    return undefined
  }
}

/** One member of a dictionary, written the same way. */
export function rewriteMember(text: string, key: string): string | undefined {
  if (text.length > limits.signedStructuredLengthMax) return undefined
  try {
    const member = parseDictionary(text).get(key)
    if (member === undefined) return undefined
    return isInnerList(member) ? serializeInnerList(member) : serializeItem(member)
  } catch {
    return undefined
  }
}

export function isInnerList(member: Item | InnerList): member is InnerList {
  return Array.isArray(member[0])
}

export function isByteSequence(value: BareItem | Item[]): value is ArrayBuffer {
  return value instanceof ArrayBuffer
}

function withoutSpaces(text: string): string {
  return text.replace(STRING_OR_SPACES, (part) => (part.startsWith('"') ? part : ''))
}

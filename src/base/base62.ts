/** Decides how bytes and numbers become letters and digits that a double-click selects whole. */
import { assert } from './assert.ts'

export const BASE62_ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** The largest multiple of 62 that fits in a byte: bytes from here on would favour some letters. */
const UNBIASED_BYTES = 248

/** Fills `buffer` with unpredictable bytes; the engine's source is `crypto.randomFillSync`. */
export type FillRandom = (buffer: Uint8Array) => void

/** `length` letters, each of the 62 equally likely: bytes that would bias it are redrawn. */
export function randomBase62(length: number, fillRandom: FillRandom): string {
  assert(Number.isInteger(length) && length > 0, 'randomBase62 needs a positive length')
  const bytes = new Uint8Array(length * 2)
  let text = ''
  while (text.length < length) {
    fillRandom(bytes)
    for (const byte of bytes) {
      if (byte < UNBIASED_BYTES && text.length < length) text += BASE62_ALPHABET[byte % 62]
    }
  }
  return text
}

/** A non-negative integer below 62^width, most significant digit first, padded with `0`. */
export function encodeBase62(value: number, width: number): string {
  assert(Number.isSafeInteger(value) && value >= 0, 'encodeBase62 needs a non-negative integer')
  let text = ''
  let rest = value
  for (let digit = 0; digit < width; digit++) {
    text = BASE62_ALPHABET.charAt(rest % 62) + text
    rest = Math.floor(rest / 62)
  }
  assert(rest === 0, 'encodeBase62: the value does not fit the width')
  return text
}

/** True when every character of `text` is one of the 62. */
export function isBase62(text: string): boolean {
  return /^[0-9A-Za-z]+$/.test(text)
}

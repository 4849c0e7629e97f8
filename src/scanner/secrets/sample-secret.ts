/** Decides texts for samples that look random, so that no source file holds one that looks real. */
import { BASE62_ALPHABET, encodeBase62 } from '../../base/base62.ts'
import { crc32Ascii } from '../../base/crc32.ts'

export const HEX = '0123456789abcdef'
export const UPPER_AND_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
export const DIGITS = '0123456789'
export const LOWER_AND_DIGITS = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** The same every time: a linear congruential generator, which is no source of secrets. */
export function sampleText(length: number, alphabet: string = BASE62_ALPHABET, seed = 1): string {
  let state = (seed * 2_654_435_761 + length) >>> 0
  let text = ''
  while (text.length < length) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    text += alphabet.charAt((state >>> 12) % alphabet.length)
  }
  return text
}

/** 30 letters and their CRC-32 in six, as GitHub and npm end their tokens. */
export function sampleWithChecksum(seed = 1): string {
  const letters = sampleText(30, BASE62_ALPHABET, seed)
  return letters + encodeBase62(crc32Ascii(letters), 6)
}

export function toBase64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64')
}

export function toBase64Url(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64url')
}

/** In the form of version 4. */
export function sampleUuid(seed = 1): string {
  const digits = sampleText(32, HEX, seed).replace(/^(.{12}).(.{3})./, '$14$2a')
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

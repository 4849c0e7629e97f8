/** Decides how much a text varies, in bits for each character (Shannon): a sign of randomness. */
import { readsLikeWords } from './reads-like-words.ts'

function measureEntropy(text: string): number {
  const counts = new Map<string, number>()
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1)
  let bits = 0
  for (const count of counts.values()) {
    const share = count / text.length
    bits -= share * Math.log2(share)
  }
  return bits
}

/**
 * True for what a generator of secrets makes: as varied as random text of its length and alphabet
 * usually is, a quarter of a bit of tolerance for hexadecimal and more for the rest.
 */
export function looksRandom(text: string): boolean {
  if (text.length < 8) return false
  const letters = text.replace(/[^A-Za-z0-9]/g, '')
  if (/^[0-9]+$/.test(letters)) return false
  if (/^(?:[0-9a-f]+|[0-9A-F]+)$/.test(letters)) {
    return /[a-fA-F]/.test(letters) && measureEntropy(letters) >= Math.min(3, expected(letters, 16))
  }
  return (
    measureEntropy(text) >= Math.min(3.5, expected(text, 62)) &&
    mixesLikeRandom(letters) &&
    !readsLikeWords(text)
  )
}

/** What random text of that length reaches in nearly all cases. */
function expected(text: string, alphabet: number): number {
  return Math.log2(Math.min(text.length, alphabet)) * 0.82
}

/** Names and sentences have long runs of letters of one case; random text changes all the time. */
function mixesLikeRandom(letters: string): boolean {
  const changes = letters.match(/[a-z](?=[A-Z0-9])|[A-Z](?=[0-9])|[0-9](?=[A-Za-z])/g)?.length ?? 0
  // One random text of 20 letters and digits in forty has no digit, but then both cases mix.
  const isMixed = /[0-9]/.test(letters) || changes >= letters.length * 0.15
  return isMixed && changes >= Math.max(2, letters.length / 10)
}

/** Decides the form of public ids: a word for the kind, an underscore, twelve base62 characters. */
import { type FillRandom, randomBase62 } from './base62.ts'

/** 62^12 is about 2^71: a million keys collide once in 10^9 times, and then storage refuses. */
export const PUBLIC_ID_LENGTH = 12

export function createPublicId(fillRandom: FillRandom): string {
  return randomBase62(PUBLIC_ID_LENGTH, fillRandom)
}

/** Makes the keys of the targets: as long as real ones, the same in each run, and in no file. */
import { createHash } from 'node:crypto'

export function makeKey(prefix: string, seed: string): string {
  const letters = createHash('sha256').update(`a key of the targets: ${seed}`).digest('base64url')
  return `${prefix}${letters.replace(/[-_]/g, 'x')}`
}

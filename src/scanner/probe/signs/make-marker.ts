/** Decides which texts a probe sends that are found nowhere else, and are the same for one scan. */
import { createHash } from 'node:crypto'
import type { ScanContext } from '../scan-context.ts'

/** Lower-case letters and digits, beginning with a letter; another one for each label. */
export function makeMarker(scan: ScanContext, label: string): string {
  const seed = `${scan.madeUpKey}\n${scan.baseUrl}\n${label}`
  return `kw${createHash('sha256').update(seed).digest('hex').slice(0, 10)}`
}

/** Two numbers whose product nobody writes down by chance. */
export function makeFactors(scan: ScanContext, label: string): readonly [number, number, string] {
  const digest = createHash('sha256').update(`${scan.madeUpKey}\n${label}`).digest()
  const one = 20_011 + (digest.readUInt16BE(0) % 40_000)
  const other = 10_007 + (digest.readUInt16BE(2) % 20_000)
  return [one, other, String(one * other)]
}

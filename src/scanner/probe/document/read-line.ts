/** Decides what is kept of a text in a document: one line, bounded, harmless to show. */

/** Empty when it is no text. */
export function readLine(value: unknown, lengthMax: number): string {
  if (typeof value !== 'string') return typeof value === 'number' ? String(value) : ''
  const line = value.slice(0, lengthMax * 4).replace(/[\s\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ')
  const bare = line.trim()
  return bare.length > lengthMax ? `${bare.slice(0, lengthMax - 1).toWellFormed()}…` : bare
}

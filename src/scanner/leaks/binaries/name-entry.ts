/** Decides how a name that a binary gives is told as a place: short, on one line, nothing odd. */

const LENGTH_MAX = 120

/** Of a key in a path of keys: the whole path is repeated for each value beneath. */
export const KEY_LENGTH_MAX = 80

export function nameEntry(name: string): string {
  const line = name.slice(0, LENGTH_MAX).replace(/[^\x20-\x7e]/g, '·')
  return name.length > LENGTH_MAX ? `${line}…` : line
}

/** Decides how a name that a binary gives is told as a place: short, on one line, nothing odd. */

const LENGTH_MAX = 120

export function nameEntry(name: string): string {
  const line = name.slice(0, LENGTH_MAX).replace(/[^\x20-\x7e]/g, '·')
  return name.length > LENGTH_MAX ? `${line}…` : line
}

/** Decides how moments are written in evidence. */

export function formatMoment(atMs: number | null): string | null {
  return atMs === null ? null : new Date(atMs).toISOString()
}

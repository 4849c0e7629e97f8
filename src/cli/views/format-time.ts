/** Decides how moments are shown to people: the same as in JSON, without milliseconds. */
export function formatTime(instant: string | null): string | null {
  return instant === null ? null : instant.replace('T', ' ').replace(/\.\d+Z$/, 'Z')
}

/** Decides how spans of time are written: `500ms`, `30s`, `15m`, `1h`, `90d`. */

const UNITS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
}

export const DURATION_EXAMPLES = '500ms, 30s, 15m, 1h or 90d'

/** Milliseconds; `0` needs no unit. Undefined when it is no span. */
export function parseDuration(text: string): number | undefined {
  if (text === '0') return 0
  const parts = /^(\d{1,9})(ms|s|m|h|d|w)$/.exec(text.trim())
  if (parts === null) return undefined
  const [, count = '', unit = ''] = parts
  return Number(count) * (UNITS[unit] ?? Number.NaN)
}

/** The shortest of those forms that says the same. */
export function formatDuration(ms: number): string {
  if (ms === 0) return '0'
  for (const unit of ['d', 'h', 'm', 's']) {
    const length = UNITS[unit] ?? 1
    if (ms % length === 0) return `${ms / length}${unit}`
  }
  return `${ms}ms`
}

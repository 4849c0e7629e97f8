/** Decides when a line of a log was written; a time without a zone is taken as UTC. */
import { DAY_MS, MINUTE_MS, SECOND_MS } from '../../../../base/units.ts'

const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec'

/** `10/Oct/2000:13:55:36.123 -0700`; between day and time may stand a blank. */
const COMMON =
  /(\d{2})\/([A-Z][a-z]{2})\/(\d{4})[: ](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?: ([+-]\d{4}))?/
/** RFC 3339 and what resembles it, in one piece or as two columns. */
const NUMERIC =
  /(\d{4})[-/](\d\d)[-/](\d\d)[T \t](\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))? ?(Z|[+-]\d\d:?\d\d)?/

/** Milliseconds since 1970; undefined for none, and for the times of syslog that lack a year. */
export function readLogTime(line: string): number | undefined {
  const text = line.slice(0, TIME_WITHIN)
  const common = COMMON.exec(text)
  const numeric = NUMERIC.exec(text)
  if (common !== null && (numeric === null || common.index < numeric.index)) {
    const [, day, month = '', year, hour, minute, second, fraction, zone] = common
    const number = MONTHS.indexOf(month) / 3
    if (!Number.isInteger(number) || number < 0) return undefined
    return toMs([year, number + 1, day, hour, minute, second], fraction, zone)
  }
  if (numeric === null) return undefined
  const [, year, month, day, hour, minute, second, fraction, zone] = numeric
  return toMs([year, month, day, hour, minute, second], fraction, zone)
}

/** The time stands at the beginning, after addresses and names of any honest length. */
const TIME_WITHIN = 1_000

function toMs(
  parts: readonly (string | number | undefined)[],
  fraction = '',
  zone = 'Z',
): number | undefined {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map(Number)
  if (month < 1 || month > 12 || day > 31 || hour > 24 || minute > 59 || second > 60) {
    return undefined
  }
  const ms = Number(fraction.padEnd(3, '0').slice(0, 3))
  return Date.UTC(year, month - 1, day, hour, minute, second, ms) - zoneMs(zone)
}

function zoneMs(zone: string): number {
  const digits = zone.replace(/\D/g, '')
  if (digits.length !== 4) return 0
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))
  return (zone.startsWith('-') ? -1 : 1) * minutes * MINUTE_MS
}

/** A value of a field that is a time: text, or a number since 1970 in any usual unit. */
export function readTimeValue(value: unknown): number | undefined {
  if (typeof value === 'string') {
    return /^\d{9,19}(?:\.\d{1,9})?$/.test(value) ? fromEpoch(Number(value)) : readLogTime(value)
  }
  return typeof value === 'number' ? fromEpoch(value) : undefined
}

/** Seconds, milliseconds, microseconds or nanoseconds: no other gives a year of our time. */
function fromEpoch(number: number): number | undefined {
  for (const unit of [1 / SECOND_MS, 1, SECOND_MS, SECOND_MS ** 2]) {
    const ms = number / unit
    if (ms > YEAR_MS * 10 && ms < YEAR_MS * 130) return Math.round(ms)
  }
  return undefined
}

const YEAR_MS = 365 * DAY_MS

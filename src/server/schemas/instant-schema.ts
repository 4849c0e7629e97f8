/** Decides how a moment is written: RFC 3339 with a zone, because a bare number has no unit. */
import { z } from '@hono/zod-openapi'

const EXAMPLE = '2027-01-31T23:59:59Z'
const MESSAGE = `must be a time with zone as in RFC 3339, such as "${EXAMPLE}"`

const RFC_3339 =
  /^(\d{4})-(\d{2})-(\d{2})[Tt](\d{2}):(\d{2}):(\d{2})(?:\.\d{1,9})?(?:[Zz]|[+-](\d{2}):(\d{2}))$/

/** Milliseconds since the epoch; undefined for what is no RFC 3339 time or no day of a calendar. */
export function parseInstant(text: string): number | undefined {
  const parts = RFC_3339.exec(text)
  if (parts === null) return undefined
  const [year, month, day, hour, minute, second, zoneHour, zoneMinute] = parts
    .slice(1)
    .map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  if (hour > 23 || minute > 59 || second > 59 || zoneHour > 23 || zoneMinute > 59) return undefined
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined
  const ms = Date.parse(text.toUpperCase())
  return Number.isNaN(ms) ? undefined : ms
}

export function formatInstant(ms: number): string {
  return new Date(ms).toISOString()
}

export function formatInstantOrNull(ms: number | null): string | null {
  return ms === null ? null : formatInstant(ms)
}

/** Reads as milliseconds. */
export const instantInput = z
  .string({ error: MESSAGE })
  .transform((text, context) => {
    const ms = parseInstant(text)
    if (ms !== undefined) return ms
    context.addIssue({ code: 'custom', message: MESSAGE })
    return z.NEVER
  })
  .nullable()
  .openapi({ type: ['string', 'null'], format: 'date-time', example: EXAMPLE })

export const instantOutput = z
  .string()
  .openapi({ format: 'date-time', example: '2026-01-15T12:00:00.000Z' })

/** Decides how a whole number is read from a query, where everything comes as text. */
import { z } from '@hono/zod-openapi'

export function wholeNumberQuery(min: number, max: number, fallback: number) {
  const message = `must be a whole number from ${min} to ${max}`
  return z
    .string()
    .regex(/^\d{1,9}$/, message)
    .transform(Number)
    .refine((value) => value >= min && value <= max, message)
    .default(fallback)
    .openapi({ type: 'integer', minimum: min, maximum: max, default: fallback })
}

/** Decides that a body has no field that we do not know: a typo must not be ignored. */
import { z } from '@hono/zod-openapi'
import type { ZodRawShape } from 'zod'

/** An object that names its fields when another one is sent. */
export function strictObject<S extends ZodRawShape>(shape: S) {
  const known = Object.keys(shape).join(', ') || 'none'
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? `is not a known field; known are ${known}` : undefined,
  })
}

/** Decides how rate limits and quotas are written in bodies and answers. */
import { z } from '@hono/zod-openapi'
import { strictObject } from './strict-object.ts'

const sharing = z.enum(['key', 'owner']).openapi({
  description: 'Who shares the counter: each key alone, or all keys of one owner in the API.',
})

const rateLimitShape = {
  name: z.string().openapi({ description: 'Letters, digits, _ and -.', example: 'default' }),
  limit: z.number().openapi({ description: 'Units in any window of that length.', example: 100 }),
  windowMs: z.number().openapi({ description: 'Length of the window.', example: 60_000 }),
}

const quotaShape = {
  limit: z.number().openapi({ example: 10_000 }),
  period: z.enum(['total', 'day', 'month']).openapi({
    description: 'Calendar day or month in UTC, or `total`, which never starts again.',
  }),
}

export const rateLimitInput = strictObject({ ...rateLimitShape, per: sharing.default('key') })
export const quotaInput = strictObject({ ...quotaShape, per: sharing.default('key') })

export const rateLimitOutput = z.strictObject({ ...rateLimitShape, per: sharing })
export const quotaOutput = z.strictObject({ ...quotaShape, per: sharing })

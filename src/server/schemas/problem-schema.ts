/** Says what a problem document holds (RFC 9457). */
import { z } from '@hono/zod-openapi'

export const problemOutput = z
  .looseObject({
    type: z.string().openapi({
      description: 'A page that explains it.',
      example: '/docs/errors/invalid_request',
    }),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional().openapi({ description: 'What exactly is wrong, in a sentence.' }),
    code: z.string().openapi({
      description: 'One of the codes above; with a key that was denied, its denial code.',
    }),
    error: z.string().openapi({
      description: '`unauthorized` (401), `forbidden` (403), `rate_limited` (429), else the code.',
    }),
    errors: z
      .array(z.strictObject({ at: z.string(), message: z.string() }))
      .optional()
      .openapi({
        description: 'Every wrong field, as a JSON pointer (RFC 6901).',
        example: [{ at: '/rateLimits/0/limit', message: 'must be a whole number' }],
      }),
    requestId: z.string(),
    fix: z.string().openapi({ description: 'What to do about it.' }),
  })
  .openapi('Problem')

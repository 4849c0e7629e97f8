/** Decides how use is written in answers. */
import { z } from '@hono/zod-openapi'
import { USAGE_STEPS } from '../../engine/usage/usage-storage.ts'
import { instantOutput } from './instant-schema.ts'

const countShape = {
  allowed: z.int(),
  denied: z.int(),
  outcomes: z.record(z.string(), z.int()).openapi({
    description: '`allowed` and each code of a denial that was met.',
    example: { allowed: 120, insufficient_scope: 3 },
  }),
}

const seenShape = {
  firstSeenAt: instantOutput,
  lastSeenAt: instantOutput,
  count: z.int(),
}

export const usageOutput = z
  .strictObject({
    key: z.string().nullable(),
    api: z.string().nullable().openapi({ description: 'Null: all APIs together.' }),
    by: z.enum(USAGE_STEPS),
    from: instantOutput,
    to: instantOutput,
    totals: z.strictObject(countShape),
    series: z.array(z.strictObject({ at: instantOutput, ...countShape })).openapi({
      description: 'Ascending; minutes or hours without any use are left out.',
    }),
    scopes: z.array(
      z.strictObject({
        scope: z.string().openapi({
          description:
            'Scopes that were needed together, with a space between; `-` where none was needed, ' +
            '`other` for what was too much to tell apart.',
          example: 'read:users',
        }),
        ...countShape,
      }),
    ),
    networks: z
      .array(
        z.strictObject({
          network: z.string().nullable().openapi({
            description: '/24 of IPv4, /48 of IPv6; null for all that found no place.',
            example: '203.0.113.0/24',
          }),
          ...seenShape,
        }),
      )
      .nullable()
      .openapi({ description: 'Of a key, since its first use; the last seen first.' }),
    userAgents: z
      .array(
        z.strictObject({
          userAgent: z.string().nullable().openapi({
            description: 'What clients say of themselves; null for all that found no place.',
            example: 'python-requests/2.32.3',
          }),
          ...seenShape,
        }),
      )
      .nullable(),
  })
  .openapi('Usage')

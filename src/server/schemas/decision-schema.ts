/** Decides how the question "may this request pass?" and its answer are written. */
import { z } from '@hono/zod-openapi'
import { limits } from '../../base/limits.ts'
import { DENIAL_CODES } from '../../engine/keys/decision.ts'
import { parseAddress } from '../../engine/policy/address.ts'
import { METHOD } from '../../engine/policy/request-target.ts'
import { isNeededScope } from '../../engine/policy/scope.ts'
import { instantOutput } from './instant-schema.ts'
import { keyState } from './key-schema.ts'
import { strictObject } from './strict-object.ts'

const SCOPE_MESSAGE = 'must be action:resource, without a wildcard'

/** What is asked about beside the key; also the body of `explain`. */
const questionShape = {
  method: z
    .string()
    .regex(METHOD, 'must be an HTTP method in capitals')
    .optional()
    .openapi({ example: 'GET' }),
  path: z.string().optional().openapi({
    description: 'Without query. Judged in canonical form by the routes of the API.',
    example: '/v1/users',
  }),
  scopes: z
    .array(z.string().refine(isNeededScope, SCOPE_MESSAGE))
    .max(limits.scopesPerKeyMax)
    .optional()
    .openapi({ description: 'Needed beside those of the route.', example: ['read:users'] }),
  address: z
    .string()
    .refine((text) => parseAddress(text) !== undefined, 'must be an IPv4 or IPv6 address')
    .optional()
    .openapi({
      description: 'Of the client. Without it, a key with an address list is denied.',
      example: '203.0.113.7',
    }),
}

const TOGETHER = { message: 'must be given together with method', path: ['path'] }

function isTargetWhole(question: { method?: string | undefined; path?: string | undefined }) {
  return (question.method === undefined) === (question.path === undefined)
}

export const explainKeyBody = strictObject(questionShape)
  .refine(isTargetWhole, TOGETHER)
  .openapi('ExplainKey')

export const verifyKeyBody = strictObject({
  key: z.string().openapi({ description: 'The key text as presented.' }),
  api: z.string().openapi({ example: 'shop' }),
  ...questionShape,
  cost: z.int().min(0).max(limits.costMax).optional().openapi({
    description: 'Units to take; without it those of the route, else 1. 0 only looks.',
    example: 1,
  }),
})
  .refine(isTargetWhole, TOGETHER)
  .openapi('VerifyKey')

const routeOutput = z.strictObject({ method: z.string(), path: z.string() }).nullable()

export const decisionOutput = z
  .strictObject({
    allowed: z.boolean(),
    code: z.enum(DENIAL_CODES).nullable().openapi({ description: 'Null when allowed.' }),
    key: z
      .strictObject({
        id: z.string(),
        api: z.string(),
        name: z.string(),
        owner: z.string().nullable(),
        scopes: z.array(z.string()),
        roles: z.array(z.string()),
        state: keyState,
        expiresAt: instantOutput.nullable(),
        metadata: z.record(z.string(), z.unknown()),
      })
      .nullable()
      .openapi({ description: 'Null unless the real secret of a key of this API was presented.' }),
    missing: z.array(z.string()).openapi({ description: 'Scopes that are needed, not granted.' }),
    route: routeOutput.openapi({ description: 'The route policy that was applied.' }),
    rateLimits: z.array(
      z.strictObject({
        name: z.string(),
        limit: z.number(),
        windowMs: z.number(),
        remaining: z.number(),
        resetMs: z.number(),
      }),
    ),
    quota: z
      .strictObject({
        limit: z.number(),
        period: z.enum(['total', 'day', 'month']),
        remaining: z.number(),
        resetAt: instantOutput.nullable(),
      })
      .nullable(),
    retryAfterMs: z.number().nullable().openapi({
      description: '0 when allowed; null when waiting does not help.',
    }),
  })
  .openapi('Decision')

export const explanationOutput = z
  .strictObject({
    allowed: z.boolean(),
    code: z.enum(DENIAL_CODES).nullable(),
    keyId: z.string(),
    api: z.string(),
    state: keyState,
    path: z.string().nullable().openapi({ description: 'The canonical path that was judged.' }),
    decidedBy: z.enum(['routes', 'convention', 'scopes']),
    route: routeOutput,
    needed: z.array(
      z.strictObject({
        scope: z.string(),
        grantedBy: z
          .strictObject({ scope: z.string(), role: z.string().nullable() })
          .nullable()
          .openapi({ description: 'Null: this scope is missing.' }),
      }),
    ),
    addressAllowed: z.boolean().nullable(),
  })
  .openapi('Explanation')

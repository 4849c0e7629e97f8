/** Decides how the question "may this request pass?" and its answer are written. */
import { z } from '@hono/zod-openapi'
import { limits } from '../../base/limits.ts'
import { normaliseResource } from '../../engine/dpop/normalise-resource.ts'
import { DENIAL_CODES } from '../../engine/keys/decision.ts'
import { parseAddress } from '../../engine/policy/address.ts'
import { METHOD } from '../../engine/policy/request-target.ts'
import { isNeededScope } from '../../engine/policy/scope.ts'
import { parseContentDigest } from '../../engine/signatures/content-digest.ts'
import { instantOutput } from './instant-schema.ts'
import { keyState } from './key-schema.ts'
import { strictObject } from './strict-object.ts'

/** Scheme, host with port, path and query. Nothing is decoded or resolved. */
export const SIGNED_URL = /^(https?):\/\/([^/?#@\s\\]+)(\/[\x21\x22\x24-\x7e]*)$/

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

const FIELD_NAME = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/
const FIELD_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/

/** Both as they are on the wire: one character is one byte, and none of them ends a line. */
function isField([name, value, ...more]: readonly string[]): boolean {
  return FIELD_NAME.test(name ?? '') && FIELD_VALUE.test(value ?? '') && more.length === 0
}

const signatureInput = strictObject({
  method: z.string().regex(METHOD, 'must be an HTTP method in capitals'),
  url: z
    .string()
    .regex(SIGNED_URL, 'must be an absolute http or https URL, with a path and without a fragment')
    .openapi({
      description:
        'As the client addressed it: host and path in no other form. Ends with `path`, where ' +
        'that is given.',
      example: 'https://api.example.com/v1/users?page=2',
    }),
  headers: z
    .array(z.array(z.string()).length(2).refine(isField, 'must be a name and its value'))
    .max(limits.headersMax)
    .openapi({
      description: 'Name and value of each field, in their order, repetitions included.',
      example: [['signature-input', 'sig=("@method" "@authority" "@path" "@query");…']],
    }),
  contentDigest: z
    .string()
    .refine((field) => parseContentDigest(field) !== undefined, 'must be a Content-Digest')
    .optional()
    .openapi({
      description:
        'What you computed of the body: sha-256, sha-512 or both (RFC 9530). Without it there is ' +
        'no body.',
      example: 'sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:',
    }),
}).openapi({ description: 'A request that its key signed (RFC 9421), in place of `key`.' })

const dpopInput = strictObject({
  proof: z.string().openapi({ description: 'The value of the one `DPoP` field.' }),
  method: z.string().regex(METHOD, 'must be an HTTP method in capitals').openapi({
    description: 'The same as `method` beside it, where that is given.',
    example: 'GET',
  }),
  url: z
    .string()
    .refine((url) => normaliseResource(url) !== undefined, 'must be an absolute http or https URL')
    .openapi({
      description:
        'As the client addressed it; the query does not matter. Ends with `path`, where that is ' +
        'given.',
      example: 'https://api.example.com/v1/users',
    }),
  requireNonce: z.boolean().optional().openapi({
    description: 'Refuse a proof without a nonce: you pass `nonce` of the answer on.',
  }),
}).openapi({
  description:
    'For a token that came as `Authorization: DPoP` (RFC 9449): it is denied without a good ' +
    'proof. Leave it out for keys, and for tokens that came as `Bearer`.',
})

const ONE_OF_BOTH = { message: 'is needed, or else a signature, and never both', path: ['key'] }
const WITH_KEY = { message: 'goes with key, not with a signature', path: ['dpop'] }

export const verifyKeyBody = strictObject({
  key: z.string().optional().openapi({ description: 'The key text as presented.' }),
  signature: signatureInput.optional(),
  dpop: dpopInput.optional(),
  api: z.string().openapi({ example: 'shop' }),
  ...questionShape,
  userAgent: z
    .string()
    .max(limits.headerBytesMax)
    .optional()
    .openapi({
      description:
        'As the client sent it: for `GET /v1/usage`, which tells the programs of a key. Of a ' +
        'signed request that of its fields, when absent.',
      example: 'curl/8.14.1',
    }),
  cost: z.int().min(0).max(limits.costMax).optional().openapi({
    description: 'Units to take; without it those of the route, else 1. 0 only looks.',
    example: 1,
  }),
})
  .refine(isTargetWhole, TOGETHER)
  .refine((body) => (body.key === undefined) !== (body.signature === undefined), ONE_OF_BOTH)
  .refine((body) => body.dpop === undefined || body.signature === undefined, WITH_KEY)
  .openapi('VerifyKey')

export type VerifyKeyBody = z.output<typeof verifyKeyBody>

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
    dpop: z
      .strictObject({
        error: z.enum(['invalid_dpop_proof', 'use_dpop_nonce', 'invalid_token']).nullable(),
        detail: z.string().nullable(),
        nonce: z.string(),
      })
      .optional()
      .openapi({
        description:
          'When the question had it: what to put in `WWW-Authenticate` (`error` is null when ' +
          'the proof is good) and in `DPoP-Nonce`.',
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

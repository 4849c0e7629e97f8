/** Decides how an API is written in bodies and answers. */
import { z } from '@hono/zod-openapi'
import { instantOutput } from './instant-schema.ts'
import { quotaInput, quotaOutput, rateLimitInput, rateLimitOutput } from './limit-schema.ts'
import { strictObject } from './strict-object.ts'

const routeShape = {
  method: z.string().openapi({ description: 'In capitals, or `*` for any.', example: 'GET' }),
  path: z.string().openapi({
    description: 'A parameter is a whole segment; `{rest*}` at the end stands for one or more.',
    example: '/v1/users/{id}',
  }),
}

const routeInput = strictObject({
  ...routeShape,
  scopes: z
    .array(z.string())
    .default([])
    .openapi({ example: ['read:users'] }),
  public: z.boolean().default(false).openapi({ description: 'No key is asked for.' }),
  cost: z.number().default(1).openapi({ description: 'Units taken from limits and quota.' }),
})

const scopeInput = strictObject({
  name: z.string().openapi({ example: 'read:users' }),
  description: z.string().default(''),
})

const reaction = (when: string) =>
  z.enum(['notify', 'quarantine', 'rotate', 'revoke']).openapi({
    description: `What follows when a key ${when}. notify: an audit event.`,
  })

const keyPolicyShape = {
  maxLifetimeMs: z.int().nullable().openapi({
    description: 'Longest life of a key from its creation. Null: any.',
    example: 31_536_000_000,
  }),
  defaultLifetimeMs: z.int().nullable().openapi({
    description: 'Life of a key for which none was named. Null: the longest there may be.',
  }),
  rotateEveryMs: z.int().nullable().openapi({
    description: 'How old a secret may get before it is due for rotation. Null: never.',
  }),
  rotationGraceMs: z.int().openapi({
    description: 'Overlap of old and new secret when a rotation names none.',
  }),
  onExposure: reaction('was sent in a URL or a cookie'),
  onLeak: reaction('was reported as leaked'),
  tokenLifetimeMsMax: z.int().openapi({ description: 'Longest life of an access token.' }),
  tokenAudiences: z.array(z.string()).openapi({
    description: 'Audiences that a token may name, beside the id of the API.',
  }),
  requireDpop: z.boolean().openapi({
    description: 'Tokens only for whoever proves a key of their own (RFC 9449).',
  }),
}

const settings = {
  name: z.string().openapi({ example: 'Shop' }),
  prefix: z.string().openapi({ description: 'Of its keys.', example: 'shop_live' }),
  upstream: z.string().nullable().openapi({ example: 'http://127.0.0.1:5000' }),
  scopes: z.array(scopeInput).openapi({
    description: 'The catalogue. When it is not empty, only these scopes can be granted.',
  }),
  routes: z.array(routeInput).openapi({
    description: 'What no route names is denied. Without routes the REST convention applies.',
  }),
  rateLimits: z.array(rateLimitInput).openapi({ description: 'For keys that inherit them.' }),
  quota: quotaInput.nullable().openapi({ description: 'For keys that inherit it.' }),
  keyPolicy: strictObject(keyPolicyShape).partial().openapi({
    description: 'What its keys have to keep to. What is not named stays.',
  }),
}

const apiSettingsInput = strictObject(settings).partial()

export const createApiBody = strictObject({
  id: z.string().openapi({ description: 'Lower-case letters, digits, _ and -.', example: 'shop' }),
  ...apiSettingsInput.shape,
}).openapi('CreateApi')

export const updateApiBody = strictObject({
  ...apiSettingsInput.shape,
  version: z.int().min(1).optional().openapi({
    description: 'The version that was read; the change fails with `conflict` when it is older.',
  }),
}).openapi('UpdateApi')

export const apiOutput = z
  .strictObject({
    id: z.string().openapi({ example: 'shop' }),
    ...settings,
    scopes: z.array(z.strictObject({ name: z.string(), description: z.string() })),
    routes: z.array(
      z.strictObject({
        ...routeShape,
        scopes: z.array(z.string()),
        public: z.boolean(),
        cost: z.number(),
      }),
    ),
    rateLimits: z.array(rateLimitOutput),
    quota: quotaOutput.nullable(),
    keyPolicy: z.strictObject(keyPolicyShape),
    createdAt: instantOutput,
    updatedAt: instantOutput,
    version: z.int(),
  })
  .openapi('Api')

/** Decides how a role is written in bodies and answers. */
import { z } from '@hono/zod-openapi'
import { instantOutput } from './instant-schema.ts'
import { strictObject } from './strict-object.ts'

const scopes = z.array(z.string()).openapi({
  description: '`action:resource`; `*` may stand for one whole part.',
  example: ['read:users', 'read:posts'],
})

export const createRoleBody = strictObject({
  api: z.string().openapi({ example: 'shop' }),
  name: z.string().openapi({ example: 'reader' }),
  description: z.string().default(''),
  scopes,
}).openapi('CreateRole')

export const updateRoleBody = strictObject({
  description: z.string().optional(),
  scopes: scopes.optional(),
  version: z.int().min(1).optional().openapi({
    description: 'The version that was read; the change fails with `conflict` when it is older.',
  }),
}).openapi('UpdateRole')

export const roleOutput = z
  .strictObject({
    api: z.string().openapi({ example: 'shop' }),
    name: z.string().openapi({ example: 'reader' }),
    description: z.string(),
    scopes,
    createdAt: instantOutput,
    updatedAt: instantOutput,
    version: z.int(),
  })
  .openapi('Role')

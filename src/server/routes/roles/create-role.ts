/** POST /v1/roles: makes a role in an API. */
import { createRole } from '../../../engine/roles/create-role.ts'
import { answerJson, defineEndpoint } from '../../endpoint.ts'
import { REPLAYED } from '../../replayed-header.ts'
import { toRoleJson } from '../../role-json.ts'
import { createRoleBody, roleOutput } from '../../schemas/role-schema.ts'

export const createRoleEndpoint = defineEndpoint({
  method: 'post',
  path: '/v1/roles',
  operationId: 'createRole',
  tag: 'Roles',
  summary: 'Create a role',
  description: 'Roles of the built-in API cannot grant more than the admin key itself holds.',
  scope: 'write:roles',
  body: createRoleBody,
  bodyExample: { api: 'shop', name: 'reader', scopes: ['read:users', 'read:posts'] },
  takesIdempotencyKey: true,
  isChange: true,
  responses: {
    201: { description: 'The role.', schema: roleOutput },
    200: { description: 'What the same request made before.', schema: roleOutput, ...REPLAYED.doc },
  },
  problems: ['api_not_found', 'already_exists', 'scope_escalation'],
  async handle({ deps, principal, body, idempotency }) {
    const { api: apiId, name, ...settings } = body
    const request = { apiId, name, settings, idempotency }
    const { role, isReplay } = await createRole(deps.engine, principal, request)
    const path = `/v1/roles/${role.apiId}/${role.name}`
    const headers = isReplay ? REPLAYED.headers : { location: path }
    const target = `${role.apiId}/${role.name}`
    return answerJson(isReplay ? 200 : 201, toRoleJson(role), { headers, target })
  },
})

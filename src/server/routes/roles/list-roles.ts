/** GET /v1/roles?api=: lists the roles of an API by name. */
import { z } from '@hono/zod-openapi'
import { getApi } from '../../../engine/apis/get-api.ts'
import { answerJson, defineEndpoint } from '../../endpoint.ts'
import { toRoleJson } from '../../role-json.ts'
import { pageOutput, pageQueryShape } from '../../schemas/page-schema.ts'
import { roleOutput } from '../../schemas/role-schema.ts'
import { strictObject } from '../../schemas/strict-object.ts'

export const listRolesEndpoint = defineEndpoint({
  method: 'get',
  path: '/v1/roles',
  operationId: 'listRoles',
  tag: 'Roles',
  summary: 'List the roles of an API',
  scope: 'read:roles',
  query: strictObject({
    api: z.string().openapi({ description: 'Whose roles.', example: 'shop' }),
    ...pageQueryShape,
  }),
  responses: {
    200: { description: 'A page, by name.', schema: pageOutput(roleOutput, 'RolePage') },
  },
  problems: ['api_not_found'],
  async handle({ deps, query: { api, limit, cursor } }) {
    await getApi(deps.engine, api)
    const found = await deps.engine.storage.listRoles(api, { size: limit, cursor: cursor ?? null })
    return answerJson(200, { items: found.items.map(toRoleJson), cursor: found.cursor })
  },
})

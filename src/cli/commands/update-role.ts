/** `keyward roles update`: changes what a role grants. */
import { checkHasChanges } from '../bodies/api-body.ts'
import type { Run } from '../command.ts'
import { succeed } from '../outcome.ts'
import type { updateRoleShape } from '../specs/role-specs.ts'
import { chooseApi } from '../transport/choose-api.ts'
import { toSegment, withTransport } from '../transport/transport.ts'
import { viewRole } from '../views/role-view.ts'
import type { RoleJson } from '../wire.ts'

export const updateRole: Run<typeof updateRoleShape> = async (context, input) => {
  const { scope: scopes, description } = input.options
  const body = {
    ...(scopes === undefined ? {} : { scopes }),
    ...(description === undefined ? {} : { description }),
  }
  checkHasChanges(body)
  return withTransport(context, input.options, async (transport) => {
    const api = await chooseApi(transport, input.options.api)
    const path = `/v1/roles/${toSegment(api)}/${toSegment(input.arguments.name)}`
    const role = (await transport.call('PATCH', path, body)) as RoleJson
    return succeed(role, (style) => `Changed the role.\n\n${viewRole(role, style)}`)
  })
}

/** `keyward roles create`: makes a role. */
import type { Run } from '../command.ts'
import { succeed } from '../outcome.ts'
import type { createRoleShape } from '../specs/role-specs.ts'
import { chooseApi } from '../transport/choose-api.ts'
import { withTransport } from '../transport/transport.ts'
import { viewRole } from '../views/role-view.ts'
import type { RoleJson } from '../wire.ts'

export const createRole: Run<typeof createRoleShape> = (context, input) =>
  withTransport(context, input.options, async (transport) => {
    const { scope: scopes = [], description = '' } = input.options
    const api = await chooseApi(transport, input.options.api)
    const body = { api, name: input.arguments.name, description, scopes }
    const role = (await transport.call('POST', '/v1/roles', body)) as RoleJson
    return succeed(role, (style) => `Created the role.\n\n${viewRole(role, style)}`)
  })

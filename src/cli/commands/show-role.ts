/** `keyward roles show`: shows a role. */
import type { Run } from '../command.ts'
import { succeed } from '../outcome.ts'
import type { showRoleShape } from '../specs/role-specs.ts'
import { chooseApi } from '../transport/choose-api.ts'
import { toSegment, withTransport } from '../transport/transport.ts'
import { viewRole } from '../views/role-view.ts'
import type { RoleJson } from '../wire.ts'

export const showRole: Run<typeof showRoleShape> = (context, input) =>
  withTransport(context, input.options, async (transport) => {
    const api = await chooseApi(transport, input.options.api)
    const path = `/v1/roles/${toSegment(api)}/${toSegment(input.arguments.name)}`
    const role = (await transport.call('GET', path)) as RoleJson
    return succeed(role, (style) => viewRole(role, style))
  })

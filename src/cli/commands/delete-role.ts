/** `keyward roles delete`: deletes a role that no live key holds. */

import { neutralise } from '../../base/text/neutralise.ts'
import type { Run } from '../command.ts'
import { succeed } from '../outcome.ts'
import type { deleteRoleShape } from '../specs/role-specs.ts'
import { chooseApi } from '../transport/choose-api.ts'
import { toSegment, withTransport } from '../transport/transport.ts'

export const deleteRole: Run<typeof deleteRoleShape> = (context, input) =>
  withTransport(context, input.options, async (transport) => {
    const { name } = input.arguments
    const api = await chooseApi(transport, input.options.api)
    await transport.call('DELETE', `/v1/roles/${toSegment(api)}/${toSegment(name)}`)
    const json = { api, name, deleted: true }
    return succeed(json, () => `Deleted the role ${neutralise(name)} of ${neutralise(api)}.\n`)
  })

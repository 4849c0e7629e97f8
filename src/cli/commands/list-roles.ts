/** `keyward roles list`: lists the roles of an API. */
import type { Run } from '../command.ts'
import type { listRolesShape } from '../specs/role-specs.ts'
import { chooseApi } from '../transport/choose-api.ts'
import { readPages } from '../transport/list-pages.ts'
import { withTransport } from '../transport/transport.ts'
import { roleColumns } from '../views/role-view.ts'
import { showPage } from '../views/view-page.ts'
import type { RoleJson } from '../wire.ts'

export const listRoles: Run<typeof listRolesShape> = (context, { options }) =>
  withTransport(context, options, async (transport) => {
    const api = await chooseApi(transport, options.api)
    const page = await readPages<RoleJson>(transport, '/v1/roles', { api }, options)
    return showPage(page, roleColumns, 'There is no role.')
  })

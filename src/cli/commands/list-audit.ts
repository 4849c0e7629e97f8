/** `keyward audit list`: lists events of the audit log. */
import { auditColumns } from '../audit/audit-view.ts'
import type { Run } from '../command.ts'
import type { listAuditShape } from '../specs/audit-specs.ts'
import { readPages } from '../transport/list-pages.ts'
import { withTransport } from '../transport/transport.ts'
import { showPage } from '../views/view-page.ts'
import type { AuditEventJson } from '../wire.ts'

export const listAudit: Run<typeof listAuditShape> = (context, { options }) =>
  withTransport(context, options, async (transport) => {
    const { api, action, outcome, actor, target, from, to } = options
    const filter = { api, action, outcome, actor, target, from, to }
    const page = await readPages<AuditEventJson>(transport, '/v1/audit-events', filter, options)
    return showPage(page, auditColumns, 'There is no such event.')
  })

/** `keyward scans list`: lists scans by a server. */
import type { Run } from '../command.ts'
import type { listScansShape } from '../specs/server-scan-specs.ts'
import { readPages } from '../transport/list-pages.ts'
import { withTransport } from '../transport/transport.ts'
import { scanColumns } from '../views/scan-view.ts'
import { showPage } from '../views/view-page.ts'
import type { ScanJson } from '../wire.ts'

export const listScans: Run<typeof listScansShape> = (context, { options }) =>
  withTransport(context, options, async (transport) => {
    const { api, target, state } = options
    const filter = { api, target, state }
    const page = await readPages<ScanJson>(transport, '/v1/scans', filter, options)
    return showPage(page, scanColumns, 'There is no scan.')
  })

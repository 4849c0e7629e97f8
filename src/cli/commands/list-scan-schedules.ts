/** `keyward scan-schedules list`: lists which APIs a server scans again and again. */
import type { Run } from '../command.ts'
import type { listScanSchedulesShape } from '../specs/server-scan-specs.ts'
import { readPages } from '../transport/list-pages.ts'
import { withTransport } from '../transport/transport.ts'
import { scanScheduleColumns } from '../views/scan-view.ts'
import { showPage } from '../views/view-page.ts'
import type { ScanScheduleJson } from '../wire.ts'

export const listScanSchedules: Run<typeof listScanSchedulesShape> = (context, { options }) =>
  withTransport(context, options, async (transport) => {
    const page = await readPages<ScanScheduleJson>(transport, '/v1/scan-schedules', {}, options)
    return showPage(page, scanScheduleColumns, 'There is no schedule.')
  })

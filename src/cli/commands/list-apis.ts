/** `keyward apis list`: lists the APIs. */
import type { Run } from '../command.ts'
import type { listApisShape } from '../specs/api-specs.ts'
import { readPages } from '../transport/list-pages.ts'
import { withTransport } from '../transport/transport.ts'
import { apiColumns } from '../views/api-view.ts'
import { showPage } from '../views/view-page.ts'
import type { ApiJson } from '../wire.ts'

export const listApis: Run<typeof listApisShape> = (context, { options }) =>
  withTransport(context, options, async (transport) => {
    const page = await readPages<ApiJson>(transport, '/v1/apis', {}, options)
    return showPage(page, apiColumns, 'There is no API.')
  })

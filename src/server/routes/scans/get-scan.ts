/** GET /v1/scans/{id}: shows a scan, and which one came before it. */
import { findPreviousScan } from '../../../engine/scans/find-previous-scan.ts'
import { getScan } from '../../../engine/scans/get-scan.ts'
import { answerJson, defineEndpoint } from '../../endpoint.ts'
import { toScanJson } from '../../scans/scan-json.ts'
import { scanWithHistoryOutput } from '../../schemas/scan-schema.ts'

export const getScanEndpoint = defineEndpoint({
  method: 'get',
  path: '/v1/scans/{id}',
  operationId: 'getScan',
  tag: 'Scans',
  summary: 'Show a scan',
  description: 'Its report is a document of its own.',
  scope: 'read:scans',
  responses: { 200: { description: 'The scan.', schema: scanWithHistoryOutput } },
  problems: ['scan_not_found'],
  async handle({ deps: { engine }, params: { id } }) {
    const scan = await getScan(engine, id)
    const previous = await findPreviousScan(engine, scan)
    return answerJson(200, { ...toScanJson(scan), previous: previous?.id ?? null })
  },
})

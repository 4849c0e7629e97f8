/** POST /v1/scans/{id}/cancel: ends a scan that waits or runs. */
import { getScan } from '../../../engine/scans/get-scan.ts'
import { answerJson, defineEndpoint } from '../../endpoint.ts'
import { getScanDesk } from '../../scans/get-scan-desk.ts'
import { toScanJson } from '../../scans/scan-json.ts'
import { scanOutput } from '../../schemas/scan-schema.ts'

export const cancelScanEndpoint = defineEndpoint({
  method: 'post',
  path: '/v1/scans/{id}/cancel',
  operationId: 'cancelScan',
  tag: 'Scans',
  summary: 'Cancel a scan',
  description: 'Answers when it has ended. What a running scan has found so far is its report.',
  scope: 'write:scans',
  isChange: true,
  responses: { 200: { description: 'The scan.', schema: scanOutput } },
  problems: ['scan_not_found', 'conflict'],
  async handle({ deps, params: { id } }) {
    const { id: target } = await getScan(deps.engine, id)
    const scan = await getScanDesk(deps).queue.cancel(target)
    return answerJson(200, toScanJson(scan), { target })
  },
})

/** POST /v1/scans/{id}/cancel: ends a scan that waits or runs. */
import { getScan } from '../../../engine/scans/get-scan.ts'
import { scanTrail } from '../../../engine/scans/scan-trail.ts'
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
  async handle({ deps, principal, params: { id } }) {
    const { engine } = deps
    const { id: target, apiId } = await getScan(engine, id)
    const scan = await getScanDesk(deps).queue.cancel(target)
    const told = { apiId, atMs: engine.clock.nowMs() }
    const place = { kind: 'scan', id: target } as const
    await engine.storage.appendTrail(scanTrail(principal, 'scan.cancelled', place, told))
    return answerJson(200, toScanJson(scan), { target })
  },
})

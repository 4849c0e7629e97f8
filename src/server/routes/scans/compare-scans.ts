/** GET /v1/scans/{id}/diff: what is new, fixed and still there since an earlier scan. */
import { z } from '@hono/zod-openapi'
import { KeywardError } from '../../../base/errors.ts'
import type { Engine } from '../../../engine/engine.ts'
import { findPreviousScan } from '../../../engine/scans/find-previous-scan.ts'
import { getScan, getScanReport } from '../../../engine/scans/get-scan.ts'
import { answerJson, defineEndpoint } from '../../endpoint.ts'
import { getScanDesk } from '../../scans/get-scan-desk.ts'
import { scanComparisonOutput } from '../../schemas/scan-schema.ts'
import { strictObject } from '../../schemas/strict-object.ts'

export const compareScansEndpoint = defineEndpoint({
  method: 'get',
  path: '/v1/scans/{id}/diff',
  operationId: 'compareScans',
  tag: 'Scans',
  summary: 'What changed since an earlier scan',
  description: 'Findings are the same when their fingerprints are.',
  scope: 'read:scans',
  query: strictObject({
    with: z.string().optional().openapi({
      description: 'The earlier scan; the last one of the same target before when absent.',
    }),
  }),
  responses: { 200: { description: 'The findings of both.', schema: scanComparisonOutput } },
  problems: ['scan_not_found', 'scan_not_ready'],
  async handle({ deps, params: { id }, query }) {
    const { reports } = getScanDesk(deps)
    const later = await getScanReport(deps.engine, id)
    const earlierId = query.with ?? (await findEarlier(deps.engine, id))
    const earlier = await getScanReport(deps.engine, earlierId)
    const comparison = await reports.compare(earlier, later)
    return answerJson(200, { scan: id, with: earlierId, ...comparison })
  },
})

async function findEarlier(engine: Engine, id: string): Promise<string> {
  const previous = await findPreviousScan(engine, await getScan(engine, id))
  if (previous !== undefined) return previous.id
  const detail = 'There is no earlier scan of this target to compare with.'
  throw new KeywardError('scan_not_found', { detail })
}

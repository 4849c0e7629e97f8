/** Collects the scans that were made in a period, with their grades. */
import { limits } from '../../base/limits.ts'
import type { Engine } from '../engine.ts'
import type { ScanRecord } from '../scans/scan-record.ts'
import type { EvidencePart, EvidenceRequest } from './evidence-facts.ts'
import { TableBuilder } from './evidence-table.ts'
import { formatMoment } from './format-moment.ts'

const COLUMNS = {
  scan: 'Scan',
  at: 'Made',
  api: 'API',
  target: 'Target',
  grade: 'Grade',
  score: 'Score',
  complete: 'Complete',
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
}

export async function collectScans(
  engine: Engine,
  { fromMs, toMs, apiId }: EvidenceRequest,
): Promise<EvidencePart> {
  const table = new TableBuilder('scans', 'Scans of APIs that ended in the period', COLUMNS)
  const filter = { state: 'done', ...(apiId === null ? {} : { apiId }) } as const
  let grade: string | null = null
  let cursor: string | null = null
  do {
    const page = await engine.storage.listScans(filter, { cursor, size: limits.pageSizeMax })
    for (const scan of page.items) {
      const { endedAtMs, summary } = scan
      if (endedAtMs === null || endedAtMs < fromMs || endedAtMs >= toMs) continue
      grade ??= summary?.grade ?? null
      table.add(toRow(scan))
    }
    cursor = page.cursor
  } while (cursor !== null)
  return { figures: { scans: table.total, latestGrade: grade }, tables: [table.build()] }
}

function toRow({ id, endedAtMs, apiId, target, summary }: ScanRecord) {
  const { grade = null, score = null, complete = null, findings = {} } = summary ?? {}
  const { critical = 0, high = 0, medium = 0 } = findings
  const at = formatMoment(endedAtMs)
  return { scan: id, at, api: apiId, target, grade, score, complete, critical, high, medium }
}

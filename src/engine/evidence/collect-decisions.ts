/** Collects how requests were decided in a period, by API and outcome. */
import { HOUR_MS } from '../../base/units.ts'
import type { Engine } from '../engine.ts'
import type { EvidencePart, EvidenceRequest } from './evidence-facts.ts'
import { TableBuilder } from './evidence-table.ts'

const COLUMNS = { api: 'API', outcome: 'Outcome', requests: 'Requests' }

/** By whole hours, of keys that are known: who has no key is not counted as anybody's use. */
export async function collectDecisions(
  engine: Engine,
  apiIds: readonly string[],
  { fromMs, toMs }: EvidenceRequest,
): Promise<EvidencePart> {
  const table = new TableBuilder('decisions', 'Decisions on requests with a known key', COLUMNS)
  let decisions = 0
  let denials = 0
  await engine.usage.flush()
  const hours = { fromMs: fromMs - (fromMs % HOUR_MS), toMs: toMs - (toMs % HOUR_MS) + HOUR_MS }
  for (const apiId of apiIds) {
    const query = { apiId, step: 'hour', ...hours } as const
    const outcomes = new Map<string, number>()
    for (const { outcome, count } of await engine.storage.sumUsageByScope(query)) {
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + count)
      decisions += count
      if (outcome !== 'allowed') denials += count
    }
    for (const [outcome, requests] of outcomes) table.add({ api: apiId, outcome, requests })
  }
  return { figures: { decisions, denials }, tables: [table.build()] }
}

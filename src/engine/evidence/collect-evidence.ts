/** Collects all that Keyward knows of a period, for whichever framework it is then told. */
import { limits } from '../../base/limits.ts'
import { getApi } from '../apis/get-api.ts'
import type { AuditSigner } from '../audit/audit-signer.ts'
import type { Engine } from '../engine.ts'
import { collectDecisions } from './collect-decisions.ts'
import { collectEvents } from './collect-events.ts'
import { collectInventory } from './collect-inventory.ts'
import { collectPolicies } from './collect-policies.ts'
import { collectScans } from './collect-scans.ts'
import type { EvidencePart, EvidenceRequest } from './evidence-facts.ts'
import { proveAudit } from './prove-audit.ts'

/** All heads of the audit log must have been signed just before. Error `api_not_found`. */
export async function collectEvidence(
  engine: Engine,
  signer: AuditSigner,
  request: EvidenceRequest,
): Promise<EvidencePart> {
  const { apiId } = request
  if (apiId !== null) await getApi(engine, apiId)
  const policies = await collectPolicies(engine, apiId)
  const parts = [
    await collectInventory(engine, apiId),
    policies,
    await collectDecisions(engine, apiId === null ? await listIds(engine) : [apiId], request),
    await collectEvents(engine, request),
    await proveAudit(engine, signer, apiId),
    await collectScans(engine, request),
  ]
  return {
    figures: Object.assign({}, ...parts.map(({ figures }) => figures)),
    tables: parts.flatMap(({ tables }) => tables),
  }
}

async function listIds(engine: Engine): Promise<string[]> {
  const ids: string[] = []
  let cursor: string | null = null
  do {
    const page = await engine.storage.listApis({ cursor, size: limits.pageSizeMax })
    ids.push(...page.items.map(({ id }) => id))
    cursor = page.cursor
  } while (cursor !== null)
  return ids
}

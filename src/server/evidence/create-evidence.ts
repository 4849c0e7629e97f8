/** Decides what evidence for a framework says: per control what is shown, what not, from where. */
import type { AuditSigner } from '../../engine/audit/audit-signer.ts'
import { formatVerifierKey } from '../../engine/audit/verifier-key.ts'
import type { Engine } from '../../engine/engine.ts'
import { collectEvidence } from '../../engine/evidence/collect-evidence.ts'
import type { EvidenceRequest, Figures } from '../../engine/evidence/evidence-facts.ts'
import type { EvidenceTable } from '../../engine/evidence/evidence-table.ts'
import { titleOfControl } from '../../scanner/reports/control-titles.ts'
import { createReader } from './control-spec.ts'
import { type EvidenceQuery, listQueries } from './evidence-queries.ts'
import { type EvidenceFramework, frameworkSpecs } from './frameworks.ts'

export const EVIDENCE_SCHEMA = 'keyward.evidence/1'

const STATEMENT =
  'This is evidence toward controls, and no verdict: whether a control is met is for an assessor ' +
  'to say, who sees more than Keyward can. Keys and policies are told as they were when this was ' +
  'made, everything else as it was in the period.'

export interface EvidenceControl {
  readonly id: string
  readonly title: string
  readonly condition: string | null
  readonly shows: readonly string[]
  readonly tables: readonly string[]
  readonly notShown: readonly string[]
  readonly queries: readonly EvidenceQuery[]
}

export interface Evidence {
  readonly schema: typeof EVIDENCE_SCHEMA
  readonly framework: { readonly id: string; readonly name: string; readonly version: string }
  readonly statement: string
  readonly from: string
  readonly to: string
  readonly api: string | null
  readonly generatedAt: string
  /** Id of who asked. */
  readonly generatedBy: string
  readonly authority: { readonly id: string; readonly publicKey: string }
  readonly tool: { readonly name: 'keyward'; readonly version: string }
  readonly controls: readonly EvidenceControl[]
  readonly notShown: readonly string[]
  readonly figures: Figures
  readonly tables: readonly EvidenceTable[]
}

export interface EvidenceAsker {
  readonly id: string
  readonly version: string
}

/** Error `api_not_found`. */
export async function createEvidence(
  engine: Engine,
  signer: AuditSigner,
  framework: EvidenceFramework,
  request: EvidenceRequest,
  asker: EvidenceAsker,
): Promise<Evidence> {
  const { name, version, titles, controls, notShown } = frameworkSpecs[framework]
  const { figures, tables } = await collectEvidence(engine, signer, request)
  const read = createReader(figures)
  const [from, to] = [toText(request.fromMs), toText(request.toMs)]
  const period = { api: request.apiId, from, to }
  return {
    schema: EVIDENCE_SCHEMA,
    framework: { id: framework, name, version },
    statement: STATEMENT,
    ...period,
    generatedAt: toText(engine.clock.nowMs()),
    generatedBy: asker.id,
    authority: {
      id: signer.authorityId,
      publicKey: formatVerifierKey(signer.verifierKey),
    },
    tool: { name: 'keyward', version: asker.version },
    controls: controls.map((control) => ({
      id: control.id,
      title: titleOfControl(titles, control.id) ?? control.id,
      condition: control.condition ?? null,
      shows: control.shows(read),
      tables: control.tables,
      notShown: control.notShown,
      queries: listQueries(control.tables, period),
    })),
    notShown,
    figures,
    tables,
  }
}

function toText(atMs: number): string {
  return new Date(atMs).toISOString()
}

/** Decides what is reported of all sightings: each once, in a fixed order, less what is allowed. */
import { limits } from '../../../base/limits.ts'
import { mappingsOf } from '../../controls.ts'
import { findAllowance } from '../../find-allowance.ts'
import { type Finding, type OperationRef, severities } from '../../finding.ts'
import { fingerprint } from '../../fingerprint.ts'
import { helpUriOf } from '../../rule-info.ts'
import type { SuppressedFinding } from '../../scan-report.ts'
import { nameOperation, type Operation } from '../operation.ts'
import type { RuleSighting } from './run-rules.ts'
import { showHarmless } from './show-harmless.ts'

export interface BuiltFindings {
  readonly findings: readonly Finding[]
  readonly suppressed: readonly SuppressedFinding[]
}

export function buildFindings(
  sightings: readonly RuleSighting[],
  operations: readonly Operation[],
  fingerprintKey: string,
  mask: (text: string) => string,
): BuiltFindings {
  const byName = new Map(operations.map((each) => [nameOperation(each), each]))
  const built = new Map<string, { finding: Finding; reason: string | null }>()
  for (const each of sightings) {
    const place = each.sighting.operation ?? each.looked
    const operation = place === null ? undefined : byName.get(nameOperation(place))
    const finding = toFinding(each, place, operation, fingerprintKey, mask)
    const known = built.get(finding.fingerprint)
    if (known !== undefined && weigh(known.finding) <= weigh(finding)) continue
    const reason = operation === undefined ? null : findAllowance(operation.text, finding.ruleId)
    built.set(finding.fingerprint, { finding, reason })
  }
  const sorted = [...built.values()].sort((a, b) => compareFindings(a.finding, b.finding))
  return {
    findings: sorted.filter((each) => each.reason === null).map((each) => each.finding),
    suppressed: sorted.flatMap(({ finding, reason }) =>
      reason === null ? [] : [{ finding, reason }],
    ),
  }
}

/** Neither host nor port is in the fingerprint: a baseline holds for every place of the API. */
function toFinding(
  { rule, sighting }: RuleSighting,
  place: OperationRef | null,
  operation: Operation | undefined,
  fingerprintKey: string,
  mask: (text: string) => string,
): Finding {
  const { evidence } = sighting
  const show = (text: string) => showHarmless(mask(text), limits.findingTextLengthMax)
  const location = sighting.location ?? operation?.location
  return {
    ruleId: rule.id,
    category: rule.category,
    severity: sighting.severity ?? rule.severity,
    confidence: sighting.confidence,
    title: show(sighting.title ?? rule.title),
    why: `${rule.why} ${show(sighting.detail)}`,
    remedy: rule.remedy,
    helpUri: helpUriOf(rule.id),
    ...(place === null ? {} : { operation: { method: place.method, path: show(place.path) } }),
    ...(location == null ? {} : { location }),
    ...(evidence === undefined ? {} : { evidence: maskEvidence(evidence, show) }),
    mappings: mappingsOf(rule.controls),
    fingerprint: fingerprint(fingerprintKey, [
      rule.id,
      place === null ? '' : nameOperation(place),
      sighting.discriminator ?? '',
    ]),
  }
}

/** A second time, since a rule may have put together its evidence by itself. */
function maskEvidence(
  { request, response }: NonNullable<Finding['evidence']>,
  mask: (text: string) => string,
): NonNullable<Finding['evidence']> {
  return {
    ...(request === undefined ? {} : { request: mask(request) }),
    ...(response === undefined ? {} : { response: mask(response) }),
  }
}

function weigh({ severity }: Finding): number {
  return severities.indexOf(severity)
}

function compareFindings(a: Finding, b: Finding): number {
  const order = (finding: Finding) => [
    finding.ruleId,
    finding.operation?.path ?? '',
    finding.operation?.method ?? '',
    finding.title,
    finding.fingerprint,
  ]
  const bySeverity = weigh(a) - weigh(b)
  if (bySeverity !== 0) return bySeverity
  const [left, right] = [order(a), order(b)]
  for (const [index, each] of left.entries()) {
    const other = right[index] ?? ''
    if (each !== other) return each < other ? -1 : 1
  }
  return 0
}

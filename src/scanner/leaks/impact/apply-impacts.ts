/** Decides how a report changes when it is known what its keys open, and which are revoked. */
import type { LeaksReport } from '../../file-report.ts'
import { severities } from '../../finding.ts'
import { scoreFindings } from '../../score-findings.ts'
import type { LeakFinding, LeakImpact, LeakRevocation } from '../leak-finding.ts'

/** Operations that are named in the sentence; the report lists all. */
const NAMED_MAX = 5

/** By fingerprint. A key that opens something is known to be real, and weighs the most. */
export function applyImpacts(
  report: LeaksReport,
  impacts: ReadonlyMap<string, LeakImpact>,
  revocations: ReadonlyMap<string, LeakRevocation>,
): LeaksReport {
  const findings = report.findings
    .map((finding) => {
      const { fingerprint } = finding
      const tried = applyImpact(finding, impacts.get(fingerprint))
      return applyRevocation(tried, revocations.get(fingerprint))
    })
    .toSorted((one, other) => severities.indexOf(one.severity) - severities.indexOf(other.severity))
  return { ...report, ...scoreFindings(findings), findings }
}

function applyImpact(finding: LeakFinding, impact: LeakImpact | undefined): LeakFinding {
  if (impact === undefined) return finding
  const { target, opens, tried } = impact
  const named = opens.slice(0, NAMED_MAX).join(', ')
  const more = opens.length > NAMED_MAX ? ` and ${opens.length - NAMED_MAX} more` : ''
  if (opens.length === 0) {
    const why = `${finding.why} At ${target} it opened none of ${tried} operations.`
    return { ...finding, why, impact }
  }
  const why = `${finding.why} At ${target} it opens ${named}${more}.`
  return { ...finding, severity: 'critical', confidence: 'confirmed', why, impact }
}

const OUTCOMES: Readonly<Record<LeakRevocation['outcome'], string>> = {
  revoked: 'It was revoked now',
  'already-revoked': 'It had been revoked before',
  'not-issued-here': 'The given Keyward did not issue it, so that it was not revoked',
}

function applyRevocation(finding: LeakFinding, revocation?: LeakRevocation): LeakFinding {
  if (revocation === undefined) return finding
  const { keyId, outcome } = revocation
  const named = keyId === null ? '' : ` (${keyId})`
  return { ...finding, why: `${finding.why} ${OUTCOMES[outcome]}${named}.`, revocation }
}

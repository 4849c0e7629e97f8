/** Decides how findings stand in SARIF: where to show them, and by what they are known again. */
import type { Finding, Location } from '../finding.ts'
import { nameOperation } from '../probe/operation.ts'
import { nameResource } from './describe-report.ts'
import type { ReportInput } from './report-input.ts'
import { formatWebRequest, formatWebResponse } from './sarif-exchange.ts'
import { levelOf } from './sarif-rules.ts'

/** Findings that no file of the repository holds are shown at the report itself. */
const REPORT_ARTIFACT = 'keyward-scan.sarif'

type Result = Readonly<Record<string, unknown>>

/** With a baseline, what was known is there too, and marked so: leaving it out would close it. */
export function formatSarifResults(
  { report, comparison }: ReportInput,
  indexOf: ReadonlyMap<string, number>,
): Result[] {
  const reasons = new Map(comparison?.known.map((each) => [each.finding, each.reason]) ?? [])
  const seen = new Map<string, number>()
  return report.findings.map((finding) => {
    const state = reasons.has(finding) ? 'unchanged' : 'new'
    return {
      ruleId: finding.ruleId,
      ruleIndex: indexOf.get(finding.ruleId) ?? -1,
      level: levelOf(finding.severity),
      message: { text: formatMessage(finding) },
      locations: [formatLocation(finding)],
      partialFingerprints: formatFingerprints(finding, seen),
      ...(comparison === null ? {} : { baselineState: state }),
      ...(state === 'unchanged' ? { suppressions: [formatSuppression(reasons.get(finding))] } : {}),
      ...formatExchange(finding, report.target),
      properties: {
        severity: finding.severity,
        confidence: finding.confidence,
        title: finding.title,
        remedy: finding.remedy,
        ...formatExtras(finding),
      },
    }
  })
}

/** What a leak or a place in source code says beside what every finding does. */
function formatExtras(finding: Finding): Result {
  const { location, snippet, fix } = finding
  const { container, original, commit } = location ?? {}
  const leak = 'masked' in finding ? { masked: finding.masked } : {}
  const kind = 'kind' in finding ? { kind: finding.kind } : {}
  return { ...leak, ...kind, ...defined({ container, original, commit, snippet, fix: fix?.text }) }
}

function defined(values: Readonly<Record<string, unknown>>): Result {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}

function formatSuppression(reason: string | null | undefined) {
  return { kind: 'external', status: 'accepted', justification: reason ?? 'in the baseline' }
}

/** Texts from the target must not become links of a message (SARIF §3.11.6). */
function formatMessage(finding: Finding): string {
  const text = `${finding.title} (${nameResource(finding)}). ${finding.why}`
  return text.replaceAll('](', '] (')
}

function formatFingerprints({ fingerprint }: Finding, seen: Map<string, number>) {
  const count = (seen.get(fingerprint) ?? 0) + 1
  seen.set(fingerprint, count)
  const unique = `${fingerprint}:${count}`
  return { 'keywardFinding/v1': unique, primaryLocationLineHash: unique }
}

function formatLocation({ location, operation }: Finding) {
  const path = location === undefined ? null : toRepositoryPath(location)
  const physicalLocation =
    path === null || location === undefined
      ? { artifactLocation: toArtifact(REPORT_ARTIFACT), region: { startLine: 1 } }
      : { artifactLocation: toArtifact(path), region: toRegion(location) }
  if (operation === undefined) return { physicalLocation }
  const name = nameOperation(operation)
  return { physicalLocation, logicalLocations: [{ fullyQualifiedName: name, kind: 'resource' }] }
}

function toArtifact(path: string) {
  return {
    uri: path.split('/').map(encodeURIComponent).join('/'),
    uriBaseId: '%SRCROOT%',
  }
}

function toRegion({ line = 1, column }: Location) {
  return { startLine: line, ...(column === undefined ? {} : { startColumn: column }) }
}

/** Null for addresses, and for files outside of the folder that the scan was started in. */
function toRepositoryPath({ path }: Location): string | null {
  const plain = path.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '')
  const isOutside = plain.startsWith('/') || plain.split('/').includes('..')
  return isOutside || /^[a-z][a-z0-9+.-]*:/i.test(plain) || plain === '' ? null : plain
}

function formatExchange({ evidence }: Finding, target: string): Result {
  const { request, response } = evidence ?? {}
  return {
    ...(request === undefined ? {} : { webRequest: formatWebRequest(request, target) }),
    ...(response === undefined ? {} : { webResponse: formatWebResponse(response) }),
  }
}

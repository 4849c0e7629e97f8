/** Decides how findings of a scan and of the source belong together: by rule, and by route. */
import type { CodeFinding } from '../code/code-finding.ts'
import type { CodeResult, RouteCoverage } from '../code/read-code.ts'
import type { Finding, OperationRef, SourceLink } from '../finding.ts'
import { nameOperation } from '../probe/operation.ts'
import type { ScanReport } from '../scan-report.ts'
import { provingRules } from './proving-rules.ts'

/**
 * Each live finding gets the place in the source that answers it, each finding in the source the
 * live ones that prove it. The score stays that of what was seen live.
 */
export function joinCode(report: ScanReport, code: CodeResult): ScanReport {
  const routes = openRoutes(code.coverage.routes)
  const proofs = new Map(
    code.findings.map((each) => [each, listProofs(each, report.findings, routes)] as const),
  )
  const findings = report.findings.map((finding) => {
    const causes = [...proofs].filter(([, proving]) => proving.includes(finding))
    const source = findSource(
      finding,
      causes.map(([cause]) => cause),
      routes,
    )
    if (source === null) return finding
    const { path, line } = source
    // Where the flaw itself is known, that says more than a line of the API's document.
    const place = source.ruleId === null ? finding.location : undefined
    return { ...finding, location: place ?? { path, line }, source }
  })
  const inSource = [...proofs].map(([finding, proving]) => ({
    ...finding,
    provenBy: proving.map(({ ruleId, operation, fingerprint }) => ({
      ruleId,
      fingerprint,
      ...(operation === undefined ? {} : { operation }),
    })),
  }))
  const { files, bytes, frameworks } = code.coverage
  return { ...report, findings, source: { findings: inSource, files, bytes, frameworks } }
}

interface Routes {
  /** Which answers the operation. */
  find(operation: OperationRef): RouteCoverage | undefined
  /** In whose handlers the place lies; empty for what belongs to no single route. */
  around(path: string, line: number): readonly RouteCoverage[]
}

/** Names of parameters differ between source and document: `{id}` is `{user_id}`. */
function openRoutes(routes: readonly RouteCoverage[]): Routes {
  const byShape = new Map<string, RouteCoverage>()
  // Of several with one shape the first one written answers.
  for (const route of routes.toReversed()) byShape.set(nameShape(route), route)
  return {
    find: (operation) =>
      byShape.get(nameShape(operation)) ?? byShape.get(nameShape({ ...operation, method: 'ANY' })),
    around: (path, line) =>
      routes.filter(
        ({ handler }) => handler?.path === path && line >= handler.from && line <= handler.to,
      ),
  }
}

function nameShape({ method, path }: OperationRef): string {
  const shape = path.replace(/\{[^}]*\}/g, '{}').replace(/(?<=.)\/$/, '')
  return `${method === 'HEAD' ? 'GET' : method} ${shape}`
}

function listProofs(
  source: CodeFinding,
  live: readonly Finding[],
  routes: Routes,
): readonly Finding[] {
  const proving = provingRules[source.ruleId] ?? []
  const { operation, location } = source
  const around = operation === undefined ? routes.around(location.path, location.line) : [operation]
  const shapes = new Set(around.map(nameShape))
  return live.filter((each) => {
    if (!proving.includes(each.ruleId)) return false
    // A flaw outside of every route, such as a setting of the program, concerns each operation.
    if (each.operation === undefined || shapes.size === 0) return true
    const anyMethod = nameShape({ ...each.operation, method: 'ANY' })
    return shapes.has(nameShape(each.operation)) || shapes.has(anyMethod)
  })
}

/** The flaw itself; else the route that answers. */
function findSource(
  { operation }: Finding,
  causes: readonly CodeFinding[],
  routes: Routes,
): SourceLink | null {
  const [cause] = causes
  if (cause !== undefined) {
    const { ruleId, location, snippet } = cause
    return { path: location.path, line: location.line, ruleId, snippet }
  }
  const route = operation === undefined ? undefined : routes.find(operation)
  if (route === undefined) return null
  return { ...route.location, ruleId: null, route: nameOperation(route) }
}

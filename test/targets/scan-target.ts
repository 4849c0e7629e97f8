/** Scans a target of ours as a user would, and compares the report with what is known of it. */
import { randomBytes } from 'node:crypto'
import { SystemClock } from '../../src/base/clock.ts'
import { limits } from '../../src/base/limits.ts'
import type { Finding } from '../../src/scanner/finding.ts'
import { scan } from '../../src/scanner/scan.ts'
import type { ScanReport } from '../../src/scanner/scan-report.ts'
import { type RunningTarget, startTarget } from './start-target.ts'
import type { ExpectedFinding, Given, Target } from './target.ts'

export interface TargetScan {
  readonly report: ScanReport
  readonly requestsArrived: number
  readonly destroyed: readonly string[]
  /** Keys that opened nothing although they are good. */
  readonly unproven: readonly string[]
  /** Rules that threw. */
  readonly failures: readonly string[]
}

export interface Accuracy {
  readonly missed: readonly string[]
  readonly falseFindings: readonly string[]
}

export async function scanTarget(target: Target, isSound: boolean): Promise<TargetScan> {
  const given = await target.given(isSound)
  const environment = isSound ? { ...given.environment, SOUND: '1' } : given.environment
  const running = await startTarget(target, environment)
  const failures: string[] = []
  try {
    const report = await scan(settingsOf(given, running), {
      clock: new SystemClock(),
      randomBytes: (count) => randomBytes(count),
      version: '0.0.0',
      resolve: () => Promise.resolve(['127.0.0.1']),
      onRuleFailure: (ruleId, error) => failures.push(`${ruleId}: ${String(error)}`),
    })
    return {
      report,
      requestsArrived: running.countRequests(),
      destroyed: running.listDestroyed(),
      unproven: listUnproven(given, report),
      failures,
    }
  } finally {
    await running.close()
  }
}

function listUnproven({ keys = [] }: Given, { coverage }: ScanReport): string[] {
  const good = keys.filter(({ isRevoked }) => isRevoked !== true)
  const proven = new Set(coverage.keys.filter((each) => each.proven).map(({ name }) => name))
  return good.map(({ name }) => name).filter((name) => !proven.has(name))
}

/** All that no target asks for is as the command line has it when nobody says otherwise. */
function settingsOf(given: Given, { url, plainUrl }: RunningTarget) {
  const { host = 'localhost' } = given
  return {
    target: url.replace('localhost', host),
    keys: given.keys ?? [],
    isActive: given.isActive ?? false,
    isInsecure: given.isInsecure ?? false,
    ca: given.ca,
    headers: {},
    allowedOrigins: plainUrl === undefined ? [] : [plainUrl.replace('localhost', host)],
    requestsBudget: limits.scanRequestsDefault,
    requestsPerSecond: limits.scanLocalRateDefault,
    concurrency: limits.scanConcurrencyDefault,
    timeoutMs: limits.scanTimeoutMsDefault,
    userAgent: 'keyward-test',
    fingerprintKey: 'the same in every test',
  }
}

export function judge(target: Target, { report }: TargetScan): Accuracy {
  const weighty = report.findings.filter(({ severity }) => severity !== 'info')
  const known = [...target.mustFind, ...target.mayFind]
  return {
    missed: target.mustFind
      .filter((each) => {
        const told = each.isInfo === true ? report.findings : weighty
        return !told.some((finding) => fits(each, finding))
      })
      .map(({ ruleId, operation }) => `${ruleId} ${operation ?? ''}`.trim()),
    falseFindings: weighty
      .filter((finding) => !known.some((each) => fits(each, finding)))
      .map(tellFinding),
  }
}

/** Every finding above `info`: what the sound one must have none of. */
export function listWeighty({ report }: TargetScan): string[] {
  return report.findings.filter(({ severity }) => severity !== 'info').map(tellFinding)
}

function fits({ ruleId, operation }: ExpectedFinding, finding: Finding): boolean {
  if (ruleId !== finding.ruleId) return false
  if (operation === undefined) return true
  const nameless = (text: string) => text.replace(/\{[^}]*\}/g, '{}')
  const { method, path } = finding.operation ?? { method: '', path: '' }
  return nameless(operation) === nameless(`${method} ${path}`)
}

function tellFinding({ severity, ruleId, operation, why }: Finding): string {
  const place = operation === undefined ? 'target' : `${operation.method} ${operation.path}`
  return `${severity} ${ruleId}, ${place}: ${why}`
}

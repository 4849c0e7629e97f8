/** Decides in which order rules look, and that none of them can bring the scan down. */
import type { CheckCoverage } from '../../scan-report.ts'
import { ScanStopped } from '../client/exchange.ts'
import type { Operation } from '../operation.ts'
import { type ProbeRule, type Sighting, untested, type Verdict } from '../probe-rule.ts'
import type { ScanContext } from '../scan-context.ts'
import { findReasonNotToRun } from './find-reason-not-to-run.ts'
import { runBounded } from './run-bounded.ts'
import { askWithoutPatience, watchLimits } from './watch-limits.ts'

/** What a rule has seen, and at which operation it was looking; null: at the target. */
export interface RuleSighting {
  readonly rule: ProbeRule
  readonly looked: Operation | null
  readonly sighting: Sighting
}

export interface RuleResults {
  readonly sightings: RuleSighting[]
  readonly checks: CheckCoverage[]
  /** Ids of rules that threw. */
  readonly failed: Set<string>
  readonly onFailure: (ruleId: string, error: unknown) => void
}

export function openResults(onFailure: RuleResults['onFailure'] = () => {}): RuleResults {
  return { sightings: [], checks: [], failed: new Set(), onFailure }
}

const PHASES = ['observe', 'probe', 'burst'] as const

/** Results are filled in as they come, so that those of a stopped scan are there, too. */
export async function runRules(
  rules: readonly ProbeRule[],
  scan: ScanContext,
  results: RuleResults,
  onRule: (rule: ProbeRule, done: number) => void,
): Promise<void> {
  const ordered = PHASES.flatMap((phase) => rules.filter((rule) => rule.phase === phase))
  for (const [index, rule] of ordered.entries()) {
    onRule(rule, index)
    const reason = findReasonNotToRun(rule, scan.settings, scan.keys.length)
    const stop = reason === null ? await runRule(rule, scan, results) : null
    if (reason !== null) results.checks.push(toCheck(rule, null, 'untested', reason))
    if (stop !== null) throw stop
  }
}

/** Of what was not looked at, nobody may say that nothing was found. */
export function noteUnlooked(
  rules: readonly ProbeRule[],
  stop: ScanStopped,
  { checks }: RuleResults,
): void {
  const looked = new Set(checks.map((each) => each.ruleId))
  for (const rule of rules) {
    if (!looked.has(rule.id)) checks.push(toCheck(rule, null, 'untested', reasonOf(stop)))
  }
}

/** What a reader of the report is told of a scan that ended early. */
function reasonOf({ reason }: ScanStopped): string {
  if (reason === 'budget') return 'the request budget was spent'
  if (reason === 'cancelled') return 'the scan was cancelled'
  return 'the target stopped answering'
}

async function runRule(
  rule: ProbeRule,
  scan: ScanContext,
  results: RuleResults,
): Promise<ScanStopped | null> {
  if (rule.subject === 'target') {
    const outcome = await look(rule, scan, (watched) => rule.check(watched))
    note(rule, null, outcome, results)
    return outcome instanceof ScanStopped ? outcome : null
  }
  const { operations } = scan
  const outcomes: Outcome[] = operations.map(() => new ScanStopped('cancelled'))
  let stop: ScanStopped | null = null
  await runBounded(operations, scan.settings.concurrency, async (operation, index) => {
    const check = (watched: ScanContext) => rule.check(operation, watched)
    const outcome = stop ?? settle(await look(rule, scan, check), operation, scan)
    if (outcome instanceof ScanStopped) stop = outcome
    outcomes[index] = outcome
  })
  for (const [index, operation] of operations.entries()) {
    const outcome = outcomes[index]
    if (outcome !== undefined) note(rule, operation, outcome, results)
  }
  return stop
}

interface Failed {
  readonly failed: unknown
}

type Outcome = Verdict | ScanStopped | Failed

const LIMITED = untested('the target answered only that too much was asked')

async function look(
  rule: ProbeRule,
  scan: ScanContext,
  check: (scan: ScanContext) => Promise<Verdict> | Verdict,
): Promise<Outcome> {
  const isBurst = rule.phase === 'burst'
  const watched = watchLimits(scan)
  try {
    const verdict = await check(isBurst ? askWithoutPatience(scan) : watched.scan)
    return watched.wasLimited() && isEmpty(verdict) ? LIMITED : verdict
  } catch (error) {
    // A fault of one rule costs its own result, and the report says so.
    return error instanceof ScanStopped ? error : { failed: error }
  }
}

/** Nothing was seen where nothing could be: the operation itself met the limit. */
function settle(outcome: Outcome, operation: Operation, scan: ScanContext): Outcome {
  const isLimited = scan.judgementOf(operation)?.none.access === 'limited'
  return isLimited && isEmpty(outcome) ? LIMITED : outcome
}

function isEmpty(outcome: Outcome): boolean {
  return Array.isArray(outcome) && outcome.length === 0
}

function note(
  rule: ProbeRule,
  looked: Operation | null,
  outcome: Outcome,
  results: RuleResults,
): void {
  const { checks, sightings, failed } = results
  if (outcome instanceof ScanStopped) {
    checks.push(toCheck(rule, looked, 'untested', reasonOf(outcome)))
  } else if ('failed' in outcome) {
    failed.add(rule.id)
    results.onFailure(rule.id, outcome.failed)
    checks.push(toCheck(rule, looked, 'untested', 'the rule failed'))
  } else if ('untested' in outcome) {
    checks.push(toCheck(rule, looked, 'untested', outcome.untested))
  } else {
    for (const sighting of outcome) sightings.push({ rule, looked, sighting })
    checks.push(toCheck(rule, looked, outcome.length > 0 ? 'found' : 'passed', null))
  }
}

function toCheck(
  rule: ProbeRule,
  looked: Operation | null,
  status: CheckCoverage['status'],
  reason: string | null,
): CheckCoverage {
  const operation = looked === null ? null : { method: looked.method, path: looked.path }
  return { ruleId: rule.id, operation, status, reason }
}

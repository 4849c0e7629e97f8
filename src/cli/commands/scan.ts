/** `keyward scan`: scans a running API and tells what is insecure about its keys. */
import { randomBytes } from 'node:crypto'
import { SystemClock } from '../../base/clock.ts'
import { KeywardError } from '../../base/errors.ts'
import { formatJson } from '../../base/text/format-json.ts'
import { listCodeFiles } from '../../scanner/code/list-code-files.ts'
import { type CodeResult, readCode } from '../../scanner/code/read-code.ts'
import { isScanReport } from '../../scanner/file-report.ts'
import { joinCode } from '../../scanner/join/join-code.ts'
import { planScan } from '../../scanner/plan-scan.ts'
import { probeRules } from '../../scanner/probe/probe-rules.ts'
import { compareWithBaseline } from '../../scanner/reports/compare-with-baseline.ts'
import type { ReportInput } from '../../scanner/reports/report-input.ts'
import type { RuleInfo } from '../../scanner/rule-info.ts'
import { scan as scanTarget } from '../../scanner/scan.ts'
import type { ScanReport } from '../../scanner/scan-report.ts'
import type { ScanEnvironment, ScanSettings } from '../../scanner/scan-settings.ts'
import type { CliContext } from '../cli-context.ts'
import type { Run } from '../command.ts'
import { finish, type Outcome } from '../outcome.ts'
import { readVersion } from '../read-version.ts'
import { checkWritable, chooseOutputs, type ReportOutputs } from '../scan/choose-outputs.ts'
import { chooseRules } from '../scan/choose-rules.ts'
import { CODE_FINGERPRINT_KEY } from '../scan/code-fingerprint-key.ts'
import { deliverReport } from '../scan/deliver-report.ts'
import { describeScanProgress } from '../scan/describe-progress.ts'
import { hideKeys } from '../scan/hide-keys.ts'
import { isFailing } from '../scan/is-failing.ts'
import { parseTarget } from '../scan/parse-target.ts'
import { openProgressLine } from '../scan/progress-line.ts'
import { readBaseline } from '../scan/read-baseline.ts'
import { resolveScanSettings, type ScanOptions } from '../scan/resolve-scan-settings.ts'
import { listenForStop } from '../scan/stop-scan.ts'
import { tellPlan } from '../scan/tell-plan.ts'
import type { scanShape } from '../specs/scan-specs.ts'

export const scan: Run<typeof scanShape> = async (context, { arguments: { url }, options }) => {
  const target = parseTarget(url)
  const rules = new Map<string, RuleInfo>(probeRules.map((rule) => [rule.id, rule]))
  const { only, skip } = options
  const outputs = chooseOutputs(options.format, options.output, context.isJson)
  const settings = await resolveScanSettings(
    context,
    target,
    options,
    chooseRules(only, skip, rules),
  )
  const baseline = await readBaseline(options.baseline)
  checkWritable(outputs.files.map(({ path }) => path))
  if (target.assumed !== null) context.warn(`the URL has no scheme; ${target.url} is scanned`)
  if (options.dryRun === true) return showPlan(context, settings, outputs)
  // Before the scan: a path that is mistyped is told at once.
  const source = options.code === undefined ? null : await readSource(context, options.code)
  const report = await scanUntilStopped(context, settings)
  if (report === null) return finish(3)
  const joined = source === null ? report : joinCode(report, source)
  const shown = hideKeys(joined, listSecrets(settings))
  const comparison = baseline === null ? null : compareWithBaseline(shown, baseline)
  const input: ReportInput = { report: shown, rules, comparison }
  await deliverReport(context, input, outputs)
  if (report.stopped === 'target-gone') {
    context.warn('the target stopped answering, so that only a part was tested')
  }
  return finish(chooseExitCode(input, options))
}

/** Of the source everything is told, whatever rules the scan was restricted to. */
async function readSource({ environment }: CliContext, path: string): Promise<CodeResult> {
  const settings = {
    roots: [path],
    onlyRules: [],
    skippedRules: [],
    fingerprintKey: CODE_FINGERPRINT_KEY,
  }
  const { signal } = new AbortController()
  const onSkip = () => {}
  const files = listCodeFiles([path], { all: false, environment, signal, onSkip })
  return readCode(settings, { files })
}

async function showPlan(
  context: CliContext,
  settings: ScanSettings,
  { screen }: ReportOutputs,
): Promise<Outcome> {
  const plan = hideKeys(await planScan(settings, createEnvironment()), listSecrets(settings))
  const isJson = screen === 'json' || context.isJson
  await context.print(isJson ? `${formatJson(plan, 2)}\n` : tellPlan(plan, context.style))
  return finish(0)
}

function createEnvironment(): ScanEnvironment {
  return {
    clock: new SystemClock(),
    randomBytes: (count) => randomBytes(count),
    version: readVersion(),
  }
}

/** Null when a second signal cut it short, or when it was stopped before anything was answered. */
async function scanUntilStopped(
  context: CliContext,
  settings: ScanSettings,
): Promise<ScanReport | null> {
  const base = createEnvironment()
  const progress = openProgressLine(context, () => base.clock.nowMs())
  const stop = listenForStop(() => {
    progress.clear()
    context.warn('stopping; the report so far follows, a second signal ends at once')
  })
  const environment: ScanEnvironment = {
    ...base,
    onProgress: (each) => {
      if (each.phase === 'done') progress.clear()
      else progress.update(each.phase, () => describeScanProgress(each))
    },
    signal: stop.signal,
  }
  try {
    const cut = stop.second.then(() => null)
    const report = await Promise.race([scanTarget(settings, environment), cut])
    if (report === null || !stop.signal.aborted || hasTested(report)) return report
    context.warn('stopped before anything was tested')
    return null
  } catch (error) {
    throw hideInError(error, listSecrets(settings))
  } finally {
    progress.clear()
    stop.dispose()
  }
}

function hasTested({ coverage }: ScanReport): boolean {
  return coverage.checks.some(({ status }) => status !== 'untested')
}

function hideInError(error: unknown, secrets: readonly string[]): unknown {
  if (error instanceof KeywardError) {
    return new KeywardError(error.code, hideKeys(error.details, secrets), { cause: error.cause })
  }
  return error instanceof Error ? new Error(hideKeys(error.message, secrets)) : error
}

/** What must be in no report: keys, and what was sent in every request by --header. */
function listSecrets({ keys, headers }: ScanSettings): string[] {
  const sent = Object.values(headers).flatMap((value) => [value, ...value.split(/[\s;,=]+/)])
  return [...keys.map(({ text }) => text), ...sent.filter((each) => each.length >= 16)]
}

function chooseExitCode(input: ReportInput, { failOn }: ScanOptions): Outcome['exitCode'] {
  const { report } = input
  // That nothing was found says nothing where nothing was asked, or the target went away.
  const isCut = report.stopped !== undefined && isScanReport(report) && !hasTested(report)
  const fine = isCut || report.stopped === 'target-gone' ? 3 : 0
  return isFailing(input, failOn) ? 1 : fine
}

/** `keyward leaks`: finds API keys that leaked into files, builds, logs, archives and history. */
import { randomBytes } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { SystemClock } from '../../base/clock.ts'
import { KeywardError } from '../../base/errors.ts'
import { limits } from '../../base/limits.ts'
import type { LeaksReport } from '../../scanner/file-report.ts'
import { applyImpacts } from '../../scanner/leaks/impact/apply-impacts.ts'
import { tryLeakedKeys } from '../../scanner/leaks/impact/try-leaked-keys.ts'
import type { LeakImpact, LeakRevocation } from '../../scanner/leaks/leak-finding.ts'
import type { LeakSettings } from '../../scanner/leaks/leak-settings.ts'
import { type FoundLeaks, findLeaks } from '../../scanner/leaks/run/find-leaks.ts'
import { listLeakRules } from '../../scanner/leaks/run/leak-rules.ts'
import { compareWithBaseline } from '../../scanner/reports/compare-with-baseline.ts'
import type { ReportInput } from '../../scanner/reports/report-input.ts'
import type { CliContext } from '../cli-context.ts'
import type { Run } from '../command.ts'
import { resolveLeakTargets } from '../leaks/resolve-leak-targets.ts'
import { revokeLeakedKeys } from '../leaks/revoke-leaked-keys.ts'
import type { OptionValues } from '../option.ts'
import { finish } from '../outcome.ts'
import { readVersion } from '../read-version.ts'
import { checkWritable, chooseOutputs } from '../scan/choose-outputs.ts'
import { chooseRules } from '../scan/choose-rules.ts'
import { deliverReport } from '../scan/deliver-report.ts'
import { describeLeakProgress } from '../scan/describe-progress.ts'
import { isFailing } from '../scan/is-failing.ts'
import { parseTarget } from '../scan/parse-target.ts'
import { openProgressLine } from '../scan/progress-line.ts'
import { readBaseline } from '../scan/read-baseline.ts'
import { resolveScanSettings } from '../scan/resolve-scan-settings.ts'
import { listenForStop } from '../scan/stop-scan.ts'
import type { leaksShape } from '../specs/leaks-specs.ts'

/**
 * The same everywhere, so that a baseline holds on every machine. Of a secret that can be guessed a
 * fingerprint holds too little to confirm a guess.
 */
const FINGERPRINT_KEY = 'keyward.leaks/1'

type LeakOptions = OptionValues<typeof leaksShape.options>

export const leaks: Run<typeof leaksShape> = async (context, { rest, options }) => {
  const rules = listLeakRules()
  const outputs = chooseOutputs(options.format, options.output, context.isJson)
  const targets = resolveLeakTargets(rest, options)
  const tried = options.try === undefined ? null : parseTarget(options.try)
  if (options.openapi !== undefined && tried === null) {
    throw new KeywardError('usage_error', { detail: '--openapi needs --try' })
  }
  const baseline = await readBaseline(options.baseline)
  checkWritable(outputs.files.map(({ path }) => path))
  const found = await searchUntilStopped(context, {
    targets,
    readsIgnored: options.all ?? false,
    allowedOrigins: options.allowOrigin ?? [],
    userAgent: `keyward-leaks/${readVersion()}`,
    ...chooseRules(options.only, options.skip, rules),
    keepsSecrets: tried !== null || options.revoke === true,
    fingerprintKey: FINGERPRINT_KEY,
    workers: options.workers ?? Math.min(availableParallelism(), limits.leakWorkersMax),
  })
  if (found === null) return finish(3)
  const report = await weighImpact(context, found, options)
  const comparison = baseline === null ? null : compareWithBaseline(report, baseline)
  const input: ReportInput = { report, rules, comparison }
  await deliverReport(context, input, outputs)
  if (isFailing(input, options.failOn)) return finish(1)
  return finish(isEmpty(report) ? 3 : 0)
}

/** That nothing was found says nothing where nothing could be read. */
function isEmpty({ coverage, stopped }: LeaksReport): boolean {
  const { files, bytes, containers, skipped } = coverage
  const isNothing = files === 0 || (bytes === 0 && containers === 0)
  return isNothing && (skipped.length > 0 || stopped !== undefined)
}

/** Null when a second signal cut it short. */
async function searchUntilStopped(
  context: CliContext,
  settings: LeakSettings,
): Promise<FoundLeaks | null> {
  const clock = new SystemClock()
  const progress = openProgressLine(context, () => clock.nowMs())
  const stop = listenForStop(() => {
    progress.clear()
    context.warn('stopping; the report so far follows, a second signal ends at once')
  })
  try {
    const search = findLeaks(settings, {
      clock,
      version: readVersion(),
      randomBytes: (count) => randomBytes(count),
      variables: context.environment,
      standardInput: process.stdin,
      onProgress: (each) => progress.update('reading', () => describeLeakProgress(each)),
      signal: stop.signal,
    })
    return await Promise.race([search, stop.second.then(() => null)])
  } finally {
    progress.clear()
    stop.dispose()
  }
}

async function weighImpact(
  context: CliContext,
  { report, secrets }: FoundLeaks,
  options: LeakOptions,
): Promise<LeaksReport> {
  const impacts = new Map<string, LeakImpact>()
  const revocations = new Map<string, LeakRevocation>()
  const wanted = report.findings.flatMap(({ fingerprint, kind }) => {
    const secret = secrets.get(fingerprint)
    return secret === undefined ? [] : [{ fingerprint, kind, secret }]
  })
  if (options.try !== undefined && wanted.length > 0) {
    const trial = tryAll(context, options.try, options.openapi, wanted)
    const bySecret = await keepReport(context, '--try', trial)
    for (const { fingerprint, secret } of wanted) {
      const impact = bySecret.get(secret)
      if (impact !== undefined) impacts.set(fingerprint, impact)
    }
  }
  const issued = wanted.filter(({ kind }) => kind === 'keyward')
  if (options.revoke === true && issued.length > 0) {
    const keys = issued.map(({ secret }) => secret)
    const byKey = await keepReport(context, '--revoke', revokeLeakedKeys(context, options, keys))
    for (const { fingerprint, secret } of issued) {
      const revocation = byKey.get(secret)
      if (revocation !== undefined) revocations.set(fingerprint, revocation)
    }
  }
  return applyImpacts(report, impacts, revocations)
}

/** What was found is told, although nothing can be asked of the API or the Keyward. */
async function keepReport<T>(
  { warn }: CliContext,
  option: string,
  work: Promise<ReadonlyMap<string, T>>,
): Promise<ReadonlyMap<string, T>> {
  try {
    return await work
  } catch (error) {
    if (!(error instanceof KeywardError)) throw error
    warn(`${option} failed: ${error.message}`)
    return new Map()
  }
}

async function tryAll(
  context: CliContext,
  url: string,
  openapi: string | undefined,
  wanted: readonly { readonly secret: string }[],
): Promise<ReadonlyMap<string, LeakImpact>> {
  const rules = { onlyRules: undefined, skippedRules: undefined }
  const settings = await resolveScanSettings(context, parseTarget(url), { openapi }, rules)
  const clock = new SystemClock()
  return tryLeakedKeys(
    wanted.map(({ secret }) => secret),
    settings,
    { clock, randomBytes: (count) => randomBytes(count), version: readVersion() },
  )
}

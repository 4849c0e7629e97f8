/** Decides what a search for leaks tells of its targets. */
import { limits } from '../../../base/limits.ts'
import type { FileCoverage, LeaksReport, SkippedFile } from '../../file-report.ts'
import { rulesVersion } from '../../rules-version.ts'
import type { MissingPart } from '../../scan-report.ts'
import { scoreFindings } from '../../score-findings.ts'
import { maskFoundSecrets } from '../../secrets/mask-secrets.ts'
import { streamContent } from '../content/stream-content.ts'
import type { LeakEnvironment, LeakSettings, LeakTarget } from '../leak-settings.ts'
import { type Place, placeOf } from '../place.ts'
import type { LeakTask } from '../sources/leak-task.ts'
import { showUrl } from '../sources/pages/show-url.ts'
import { buildLeakFindings } from './build-leak-findings.ts'
import { showPlace } from './hide-secrets.ts'
import { interruptStream } from './interrupt-stream.ts'
import { isRuleApplied } from './is-rule-applied.ts'
import type { TaskResult } from './leak-record.ts'
import { listLeakRules } from './leak-rules.ts'
import { listLeakTasks, type SourceFacts } from './list-leak-tasks.ts'
import { openResultBook } from './merge-results.ts'
import { openLeakSink } from './open-leak-sink.ts'
import { runTasks } from './run-tasks.ts'
import type { ThreadSettings } from './thread-messages.ts'

export interface FoundLeaks {
  readonly report: LeaksReport
  /** By the fingerprint of the finding, where they were to be kept. */
  readonly secrets: ReadonlyMap<string, string>
}

/** Throws when a target cannot be read at all; what cannot be read within it is in coverage. */
export async function findLeaks(
  settings: LeakSettings,
  environment: LeakEnvironment,
): Promise<FoundLeaks> {
  const { clock, signal } = environment
  const startedAtMs = clock.nowMs()
  const book = openResultBook()
  const facts: SourceFacts = { commits: new Set(), missing: [], closings: [] }
  const tell = (doing: string) => {
    environment.onProgress?.({ files: book.files, bytes: book.bytes, leaks: book.leaks, doing })
  }
  if (settings.targets.some(({ kind }) => kind === 'stdin')) {
    book.add(await readStandardInput(settings, environment))
  }
  const onSkip = (place: Place, reason: string) => {
    book.add({ records: [], skipped: [{ place, reason }], files: 0, bytes: 0, containers: 0 })
  }
  const { fingerprintKey } = settings
  try {
    await runTasks(listLeakTasks(settings, environment, facts, onSkip), {
      settings: toThreadSettings(settings, environment),
      workers: settings.workers,
      signal,
      onBegin: (task) => tell(nameTask(task)),
      onResult: (result) => book.add(result),
    })
  } finally {
    for (const close of facts.closings) await close()
  }
  return writeReport(book.result())

  function writeReport({ records, skipped, files, bytes, containers }: TaskResult): FoundLeaks {
    const rules = listLeakRules()
    const { findings, suppressed, secrets } = buildLeakFindings(records, rules, fingerprintKey)
    const skips = skipped.map(toSkippedFile).toSorted(compareSkips)
    const missing = [
      ...facts.missing,
      ...tellSkips(skips),
      ...tellOmitted(book.omitted),
      ...(signal.aborted ? [CUT] : []),
    ]
    const coverage: FileCoverage = {
      roots: [...new Set(settings.targets.map(nameTarget).map(maskFoundSecrets))],
      files,
      bytes,
      containers,
      ...(facts.commits.size === 0 ? {} : { commits: facts.commits.size }),
      skipped: skips,
      rules: [...rules.keys()].filter((id) => isRuleApplied(settings, id)),
    }
    const report: LeaksReport = {
      schema: 'keyward.leaks/1',
      tool: { name: 'keyward', version: environment.version, rulesVersion },
      target: nameTargets(coverage.roots),
      startedAt: new Date(startedAtMs).toISOString(),
      durationMs: Math.max(0, Math.round(clock.nowMs() - startedAtMs)),
      ...scoreFindings(findings),
      complete: missing.length === 0,
      missing,
      ...(signal.aborted ? { stopped: 'cancelled' } : {}),
      findings,
      suppressed,
      coverage,
    }
    return { report, secrets }
  }
}

const CUT: MissingPart = {
  what: 'The search was stopped before all files were read.',
  how: 'Run it again to its end.',
}

function tellOmitted(count: number): readonly MissingPart[] {
  if (count === 0) return []
  const what = `There are more than ${limits.leaksMax} leaks: ${count} more are not listed.`
  return [{ what, how: 'Withdraw these, or search a folder at a time.' }]
}

function toThreadSettings(
  { onlyRules, skippedRules, keepsSecrets, fingerprintKey }: LeakSettings,
  { variables }: LeakEnvironment,
): ThreadSettings {
  return { onlyRules, skippedRules, keepsSecrets, fingerprintKey, environment: variables }
}

async function readStandardInput(
  settings: LeakSettings,
  environment: LeakEnvironment,
): Promise<TaskResult> {
  const { standardInput, signal } = environment
  const sink = openLeakSink({ ...toThreadSettings(settings, environment), signal })
  const content = streamContent('stdin', interruptStream(standardInput, signal))
  try {
    await sink.content(placeOf('stdin'), content)
  } catch (error) {
    if (!signal.aborted) throw error
  } finally {
    await content.close()
  }
  return sink.result()
}

function nameTarget(target: LeakTarget): string {
  switch (target.kind) {
    case 'url':
      return showUrl(new URL(target.url))
    case 'stdin':
      return 'stdin'
    default:
      return target.path
  }
}

/** A hook may name hundreds of files; coverage lists them all. */
const NAMED_TARGETS_MAX = 5

function nameTargets(roots: readonly string[]): string {
  const named = roots.slice(0, NAMED_TARGETS_MAX).join(', ')
  const more = roots.length - NAMED_TARGETS_MAX
  return more > 0 ? `${named} and ${more} more` : named
}

function nameTask(task: LeakTask): string {
  if (task.kind === 'blobs') return task.blobs[0]?.path ?? task.repository
  return task.kind === 'stdin' ? 'stdin' : task.shown
}

function toSkippedFile({ place, reason }: TaskResult['skipped'][number]): SkippedFile {
  const { path, container } = showPlace(place, {})
  return { path, ...(container && { container }), reason: maskFoundSecrets(reason) }
}

function compareSkips(one: SkippedFile, other: SkippedFile): number {
  const [left, right] = [one, other].map(({ path, container = '', reason }) =>
    JSON.stringify([path, container, reason]),
  )
  return left === right || left === undefined || right === undefined ? 0 : left < right ? -1 : 1
}

/** What could not be read may hold anything; what is ignored is left out on purpose. */
function tellSkips(skips: readonly SkippedFile[]): readonly MissingPart[] {
  const unread = skips.filter(({ path }) => !/(?:^|\/)\.(?:git|keyward)ignore$/.test(path))
  if (unread.length === 0) return []
  const what =
    unread.length === 1 ? 'One file was not read.' : `${unread.length} files were not read.`
  return [{ what, how: 'The JSON report names each, with its reason.' }]
}

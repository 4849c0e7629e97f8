/** Decides what the report on source code says: findings, score, and what was not read. */
import type { Clock } from '../../base/clock.ts'
import type { CodeReport, SkippedFile } from '../file-report.ts'
import { rulesVersion } from '../rules-version.ts'
import type { MissingPart } from '../scan-report.ts'
import { scoreFindings } from '../score-findings.ts'
import { type ListOptions, listCodeFiles } from './list-code-files.ts'
import { type CodeCoverage, type CodeSettings, readCode } from './read-code.ts'

export interface ReviewEnvironment extends Omit<ListOptions, 'onSkip'> {
  readonly clock: Clock
  readonly version: string
  readonly onProgress?: (files: number, bytes: number) => void
}

export async function reviewCode(
  settings: CodeSettings,
  { clock, version, onProgress, ...listing }: ReviewEnvironment,
): Promise<CodeReport> {
  const startedAtMs = clock.nowMs()
  const skipped: SkippedFile[] = []
  const onSkip: ListOptions['onSkip'] = ({ path }, reason) => skipped.push({ path, reason })
  const files = listCodeFiles(settings.roots, { ...listing, onSkip })
  const { findings, suppressed, coverage } = await readCode(settings, {
    files,
    signal: listing.signal,
    ...(onProgress === undefined ? {} : { onProgress }),
  })
  const missing = listMissing(coverage)
  return {
    schema: 'keyward.code/1',
    tool: { name: 'keyward', version, rulesVersion },
    target: settings.roots.join(', '),
    startedAt: new Date(startedAtMs).toISOString(),
    durationMs: Math.max(0, Math.round(clock.nowMs() - startedAtMs)),
    ...scoreFindings(findings),
    complete: missing.length === 0,
    missing,
    findings,
    suppressed,
    coverage: { ...coverage, skipped: [...coverage.skipped, ...skipped] },
  }
}

/** Code of others and what `.gitignore` leaves out is left out on purpose. */
function listMissing({ files, skipped, parseErrors }: CodeCoverage): readonly MissingPart[] {
  const unread = skipped.filter(({ reason }) => /^(?:cannot|has more|comes after)/.test(reason))
  const missing: MissingPart[] = []
  if (files === 0) {
    missing.push({
      what: 'No source code was found.',
      how: 'Give the folder of a Python, JavaScript or TypeScript program.',
    })
  }
  if (parseErrors > 0) {
    const places = parseErrors === 1 ? 'one place' : `${parseErrors} places`
    missing.push({
      what: `The syntax of ${places} was not understood; rules saw the rest.`,
      how: 'Have the compiler or interpreter of the language check the files.',
    })
  }
  if (unread.length > 0) {
    const amount = unread.length === 1 ? 'One file' : `${unread.length} files`
    missing.push({
      what: `${amount} of source code could not be read.`,
      how: 'The JSON report names each, with its reason.',
    })
  }
  return missing
}

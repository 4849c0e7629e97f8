/** `keyward code`: finds how source code mishandles API keys, and mends what it safely can. */

import { isUtf8 } from 'node:buffer'
import { lstatSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { SystemClock } from '../../base/clock.ts'
import { countNoun } from '../../base/text/count-noun.ts'
import { applyFixes } from '../../scanner/code/apply-fixes.ts'
import { codeRules } from '../../scanner/code/code-rules.ts'
import { reviewCode } from '../../scanner/code/review-code.ts'
import type { CodeReport } from '../../scanner/file-report.ts'
import { compareWithBaseline } from '../../scanner/reports/compare-with-baseline.ts'
import type { ReportInput } from '../../scanner/reports/report-input.ts'
import type { RuleInfo } from '../../scanner/rule-info.ts'
import type { CliContext } from '../cli-context.ts'
import type { Run } from '../command.ts'
import { writeFile } from '../files/write-file.ts'
import type { OptionValues } from '../option.ts'
import { finish } from '../outcome.ts'
import { readVersion } from '../read-version.ts'
import { checkWritable, chooseOutputs } from '../scan/choose-outputs.ts'
import { chooseRules } from '../scan/choose-rules.ts'
import { CODE_FINGERPRINT_KEY } from '../scan/code-fingerprint-key.ts'
import { deliverReport } from '../scan/deliver-report.ts'
import { isFailing } from '../scan/is-failing.ts'
import { openProgressLine } from '../scan/progress-line.ts'
import { readBaseline } from '../scan/read-baseline.ts'
import type { codeShape } from '../specs/code-specs.ts'

export const code: Run<typeof codeShape> = async (context, { rest, options }) => {
  const rules = new Map<string, RuleInfo>(codeRules.map((rule) => [rule.id, rule]))
  const outputs = chooseOutputs(options.format, options.output, context.isJson)
  chooseRules(options.only, options.skip, rules)
  const baseline = await readBaseline(options.baseline)
  checkWritable(outputs.files.map(({ path }) => path))
  const roots = rest.length === 0 ? ['.'] : [...new Set(rest)]
  const first = await review(context, roots, options)
  // Fixes move lines and leave others, so that what is reported is what is there now.
  const fixed = options.fix === true ? fixFiles(context, first, roots) : 0
  const report = fixed === 0 ? first : await review(context, roots, options)
  const comparison = baseline === null ? null : compareWithBaseline(report, baseline)
  const input: ReportInput = { report, rules, comparison }
  await deliverReport(context, input, outputs)
  if (isFailing(input, options.failOn)) return finish(1)
  return finish(report.coverage.files === 0 ? 3 : 0)
}

async function review(
  context: CliContext,
  roots: readonly string[],
  { all = false, only = [], skip = [] }: OptionValues<typeof codeShape.options>,
): Promise<CodeReport> {
  const clock = new SystemClock()
  const progress = openProgressLine(context, () => clock.nowMs())
  const settings = {
    roots,
    onlyRules: only,
    skippedRules: skip,
    fingerprintKey: CODE_FINGERPRINT_KEY,
  }
  try {
    return await reviewCode(settings, {
      clock,
      version: readVersion(),
      all,
      environment: context.environment,
      signal: new AbortController().signal,
      onProgress: (files) => {
        progress.update('reading', () => `Reading source code, ${countNoun(files, 'file')}`)
      },
    })
  } finally {
    progress.clear()
  }
}

/** How many findings were mended. A file is replaced whole, or stays as it was. */
function fixFiles(context: CliContext, { findings }: CodeReport, roots: readonly string[]): number {
  let count = 0
  for (const [path, own] of Map.groupBy(findings, ({ location }) => location.path)) {
    const isNamed = roots.some((root) => resolve(root) === resolve(path))
    // It was none when it was read: it may lead anywhere now.
    if (!isNamed && lstatSync(path).isSymbolicLink()) continue
    // What a link leads to is replaced, and not the link.
    const real = realpathSync(path)
    const bytes = readFileSync(real)
    const { text, applied } = applyFixes(bytes.toString('utf8'), own)
    if (applied.length === 0) continue
    if (!isUtf8(bytes)) {
      context.warn(`${path} is no UTF-8, so that it was not changed`)
      continue
    }
    writeFile(real, text, { mode: statSync(real).mode & 0o777, replaces: true })
    for (const { ruleId, location } of applied) {
      context.warn(`fixed ${ruleId} in ${location.path}:${location.line}`)
    }
    count += applied.length
  }
  return count
}

/** Decides what the last line of a test run says: how many passed, failed and were skipped. */
import type { Reporter, SerializedError, TestModule } from 'vitest/node'

export interface TestCounts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

/** A file that does not load, a failing hook, an error outside of any test: failures too. */
export function countTests(
  modules: readonly TestModule[],
  unhandledErrors: readonly SerializedError[],
): TestCounts {
  const counts = { passed: 0, failed: unhandledErrors.length, skipped: 0 }
  for (const module of modules) {
    const failedBefore = counts.failed
    for (const test of module.children.allTests()) {
      const { state } = test.result()
      // A test that never came to an end has not passed.
      counts[state === 'pending' ? 'failed' : state]++
    }
    if (module.state() === 'failed' && counts.failed === failedBefore) counts.failed++
  }
  return counts
}

export function formatCounts({ passed, failed, skipped }: TestCounts): string {
  return `Tests: ${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    const counts = countTests(modules, errors)
    process.stdout.write(`\n${formatCounts(counts)}\n`)
    // A run that tests nothing proves nothing.
    if (counts.passed + counts.failed === 0) process.exitCode = 1
  }
}

/** Decides how reports are formatted and compared: beside decisions, a few at once. */
import { KeywardError } from '../../base/errors.ts'
import { limits } from '../../base/limits.ts'
import type { Engine } from '../../engine/engine.ts'
import type { ReportFormat } from '../../scanner/reports/report-formats.ts'
import type { ReportComparison } from './compare-reports.ts'
import type { TaskAnswer } from './perform-task.ts'
import type { RunTask } from './run-task.ts'

export class ReportTasks {
  readonly #engine: Engine
  readonly #runTask: RunTask
  readonly #waiting: (() => void)[] = []
  #running = 0
  #rules: Promise<ReadonlySet<string>> | null = null

  constructor(engine: Engine, runTask: RunTask) {
    this.#engine = engine
    this.#runTask = runTask
  }

  /** JSON is what is kept already. Error `overloaded`, as of the others here. */
  async format(report: string, format: ReportFormat): Promise<string> {
    if (format === 'json') return report
    return this.#take((bounds) => this.#runTask({ kind: 'format', report, format }, bounds))
  }

  compare(earlier: string, later: string): Promise<ReportComparison> {
    return this.#take((bounds) => this.#runTask({ kind: 'compare', earlier, later }, bounds))
  }

  /** Asked of a process of its own once: the rules are much code, which nothing else here needs. */
  async listRules(): Promise<ReadonlySet<string>> {
    this.#rules ??= this.#take((bounds) => this.#runTask({ kind: 'rules' }, bounds)).then(
      (ids) => new Set(ids),
    )
    try {
      return await this.#rules
    } catch (error) {
      this.#rules = null
      throw error
    }
  }

  async #take<T>(
    run: (bounds: { signal: AbortSignal; graceMs: number }) => Promise<TaskAnswer<T>>,
  ): Promise<T> {
    if (this.#running >= limits.reportTasksMax) await this.#waitForTurn()
    this.#running++
    try {
      const signal = AbortSignal.timeout(limits.reportTaskMsMax)
      const answer = await run({ signal, graceMs: 0 })
      if ('value' in answer) return answer.value
      this.#engine.onBackgroundError(new Error(answer.mistake ?? answer.problem), 'report failed')
      throw new KeywardError('overloaded', { detail: answer.problem })
    } finally {
      this.#running--
      this.#waiting.shift()?.()
    }
  }

  #waitForTurn(): Promise<void> {
    if (this.#waiting.length >= limits.reportTasksWaitingMax) throw new KeywardError('overloaded')
    return new Promise((resolve) => this.#waiting.push(resolve))
  }
}

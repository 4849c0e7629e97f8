/** Decides which scan runs when: a few at once, some waiting, and whoever comes then is refused. */
import { createOverloaded } from '../../base/create-overloaded.ts'
import { KeywardError } from '../../base/errors.ts'
import { isConflict } from '../../base/is-conflict.ts'
import { limits } from '../../base/limits.ts'
import type { SecretText } from '../../base/secret-text.ts'
import type { Engine } from '../../engine/engine.ts'
import { type EndedScan, endScan, startScan, sweepScans } from '../../engine/scans/change-scan.ts'
import { getScan } from '../../engine/scans/get-scan.ts'
import { hasEnded, type ScanRecord } from '../../engine/scans/scan-record.ts'
import { hideTexts } from './hide-texts.ts'
import type { ScanOrder, ScanResult } from './perform-scan.ts'
import type { TaskAnswer } from './perform-task.ts'
import type { RunTask } from './run-task.ts'
import type { ScanTargets } from './scan-targets.ts'

/** In memory only, from the request to the end of the scan. */
export interface HeldKey {
  readonly name: string
  readonly secret: SecretText
  readonly isRevoked: boolean
}

export interface QueuePorts {
  readonly engine: Engine
  readonly targets: ScanTargets
  readonly runTask: RunTask
  readonly version: string
}

type StopReason = 'cancelled' | 'timeout' | 'closing'

interface Entry {
  readonly scan: ScanRecord
  readonly keys: readonly HeldKey[]
  /** Its reason says why; the scan hands in what it knows so far. */
  readonly stop: AbortController
  readonly ended: PromiseWithResolvers<void>
}

export class ScanQueue {
  readonly #ports: QueuePorts
  readonly #waiting: Entry[] = []
  readonly #running = new Map<string, Entry>()
  #reserved = 0
  #isClosed = false

  constructor(ports: QueuePorts) {
    this.#ports = ports
  }

  /** For a scan that is about to be written down. `take` throws `overloaded`, `shutting_down`. */
  place(): Disposable & { take(): void } {
    let isTaken = false
    return {
      take: () => {
        this.#checkRoom()
        this.#reserved++
        isTaken = true
      },
      [Symbol.dispose]: () => {
        if (isTaken) this.#reserved--
        isTaken = false
      },
    }
  }

  /** Whether that target is being scanned, or soon will be. */
  isBusyWith(target: string): boolean {
    return [...this.#waiting, ...this.#running.values()].some((each) => each.scan.target === target)
  }

  /** The record has been written, in state `queued`. */
  add(scan: ScanRecord, keys: readonly HeldKey[]): void {
    const stop = new AbortController()
    this.#waiting.push({ scan, keys, stop, ended: Promise.withResolvers() })
    this.#runNext()
  }

  /** Resolves when it has ended. Errors `scan_not_found`, `conflict` when it had before. */
  async cancel(id: string): Promise<ScanRecord> {
    const { engine } = this.#ports
    const scan = await getScan(engine, id)
    if (hasEnded(scan)) throw new KeywardError('conflict', { detail: 'The scan has ended.' })
    const index = this.#waiting.findIndex((each) => each.scan.id === id)
    if (index >= 0) {
      this.#waiting.splice(index, 1)
      return endScan(engine, id, describeStop('cancelled', null))
    }
    const running = this.#running.get(id)
    running?.stop.abort('cancelled' satisfies StopReason)
    await running?.ended.promise
    return getScan(engine, id)
  }

  /** Ends everything, so that the store can be closed. */
  async close(): Promise<void> {
    this.#isClosed = true
    const waiting = this.#waiting.splice(0)
    for (const { scan } of waiting) await this.#end(scan.id, describeStop('closing', null))
    const running = [...this.#running.values()]
    for (const { stop } of running) stop.abort('closing' satisfies StopReason)
    await Promise.all(running.map(({ ended }) => ended.promise))
  }

  #checkRoom(): void {
    if (this.#isClosed) throw new KeywardError('shutting_down')
    if (this.#waiting.length + this.#reserved < limits.scansQueuedMax) return
    throw createOverloaded(`${limits.scansQueuedMax} scans are waiting already.`, 60)
  }

  #runNext(): void {
    if (this.#isClosed || this.#running.size >= limits.scansRunningMax) return
    const next = this.#waiting.shift()
    if (next === undefined) return
    this.#running.set(next.scan.id, next)
    void this.#run(next)
  }

  async #run(entry: Entry): Promise<void> {
    const { engine } = this.#ports
    const { id } = entry.scan
    try {
      await startScan(engine, id)
      await this.#end(id, await this.#perform(entry))
      await sweepScans(engine)
    } catch (error) {
      engine.onBackgroundError(error, 'a scan could not be run')
      await this.#end(id, failed('The server could not run it; its log says why.'))
    } finally {
      this.#running.delete(id)
      entry.ended.resolve()
      this.#runNext()
    }
  }

  async #perform({ scan, keys, stop }: Entry): Promise<EndedScan> {
    const order = this.#createOrder(scan, keys)
    if ('refused' in order) return failed(order.refused)
    const timer = setTimeout(
      () => stop.abort('timeout' satisfies StopReason),
      limits.scanRunMsMax,
    ).unref()
    const told = await this.#ports.runTask(
      { kind: 'scan', order },
      { signal: stop.signal, graceMs: limits.scanStopGraceMs },
    )
    clearTimeout(timer)
    // A task that crashes tells what it stumbled over, and that may have been a key.
    const secrets = keys.map(({ secret }) => secret.reveal())
    const answer = 'problem' in told ? hideTexts(told, secrets) : told
    if ('mistake' in answer && answer.mistake !== null) {
      this.#ports.engine.onBackgroundError(new Error(answer.mistake), `scan ${scan.id} failed`)
    }
    return describeEnd(answer, stop.signal)
  }

  /** What is allowed may have changed since the scan was asked for. */
  #createOrder(scan: ScanRecord, keys: readonly HeldKey[]): ScanOrder | { refused: string } {
    const { targets, version } = this.#ports
    const { openapi, isActive, requestsBudget, requestsPerSecond } = scan.options
    const { onlyRules, skippedRules } = scan.options
    try {
      const { url: target, isLoopback, reach } = targets.check(scan.target)
      return {
        target,
        isLoopback,
        reach,
        keys: keys.map(({ name, secret, isRevoked }) => ({
          name,
          text: secret.reveal(),
          isRevoked,
        })),
        openapi,
        isActive,
        requestsBudget,
        requestsPerSecond,
        onlyRules,
        skippedRules,
        version,
      }
    } catch (error) {
      if (error instanceof KeywardError) return { refused: `${error.title}: ${error.message}` }
      throw error
    }
  }

  /** Whoever ended it meanwhile has said why. */
  async #end(id: string, ended: EndedScan): Promise<void> {
    const { engine } = this.#ports
    try {
      await endScan(engine, id, ended)
    } catch (error) {
      if (!isConflict(error)) engine.onBackgroundError(error, 'the end of a scan was not recorded')
    }
  }
}

function failed(problem: string): EndedScan {
  return { state: 'failed', summary: null, report: null, problem }
}

function describeEnd(answer: TaskAnswer<ScanResult>, signal: AbortSignal): EndedScan {
  const result = 'value' in answer ? answer.value : null
  if (signal.aborted) return describeStop(signal.reason as StopReason, result)
  if (result !== null) return { state: 'done', ...result, problem: null }
  return failed('problem' in answer ? answer.problem : '')
}

function describeStop(reason: StopReason, result: ScanResult | null): EndedScan {
  const { summary, report } = result ?? { summary: null, report: null }
  const hours = limits.scanRunMsMax / 3_600_000
  const problems: Readonly<Record<StopReason, string>> = {
    cancelled: 'It was cancelled.',
    timeout: `It was stopped after ${hours} hours.`,
    closing: 'The server was stopped before the scan had ended.',
  }
  const state = reason === 'cancelled' ? 'cancelled' : 'failed'
  return { state, summary, report, problem: problems[reason] }
}

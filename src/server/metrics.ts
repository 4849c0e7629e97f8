/** Decides what can be measured from outside: plain numbers, put in words at the scrape. */
import { Counter, Gauge, Registry } from 'prom-client'
import type { MaybePromise } from '../base/maybe-promise.ts'
import type { DenialCode } from '../engine/keys/decision.ts'

/** Where a decision was asked for. */
export type Surface = 'verify' | 'forward_auth' | 'gateway'

/** `public`: the route asks for no key. `no_key`: it asks for one, and none was sent. */
export type Outcome = 'allowed' | 'public' | 'no_key' | DenialCode

/** How often each pair of label values was met; no text is put together to find its count. */
class Tally {
  readonly #counts = new Map<string, Map<string | number, number>>()

  add(first: string, second: string | number = ''): void {
    let counts = this.#counts.get(first)
    if (counts === undefined) {
      counts = new Map()
      this.#counts.set(first, counts)
    }
    counts.set(second, (counts.get(second) ?? 0) + 1)
  }

  *entries(): Generator<readonly [first: string, second: string, count: number]> {
    for (const [first, counts] of this.#counts) {
      for (const [second, count] of counts) yield [first, String(second), count]
    }
  }
}

/** How a sink of audit events is, at the scrape. */
interface SinkHealth {
  readonly name: string
  readonly deliveredCount: number
  readonly failureCount: number
  lagSeconds(): number
  countWaiting(): MaybePromise<number>
}

/** Null where nobody can say: a store that does not answer must not take away all other numbers. */
async function countWaiting(health: SinkHealth) {
  const sink = health.name
  try {
    return { sink, waiting: await health.countWaiting() }
  } catch {
    return { sink, waiting: null }
  }
}

/** All label values come from fixed sets of ours, so nobody outside decides how many there are. */
export class Metrics {
  readonly #registry = new Registry()
  readonly #decisions = new Tally()
  readonly #exposures = new Tally()
  readonly #upstream = new Tally()
  readonly #management = new Tally()

  constructor() {
    this.#expose(
      this.#decisions,
      'keyward_decisions_total',
      'Decisions on keys by surface and outcome: allowed, public, no_key, or the denial code.',
      ['surface', 'outcome'],
    )
    this.#expose(
      this.#exposures,
      'keyward_exposed_keys_total',
      'Keys seen in a query string or a cookie.',
      ['where'],
    )
    this.#expose(
      this.#upstream,
      'keyward_upstream_requests_total',
      'Relayed requests by outcome.',
      ['outcome'],
    )
    this.#expose(
      this.#management,
      'keyward_management_requests_total',
      'Requests to the management API by operation and status.',
      ['operation', 'status'],
    )
    this.#exposeProcess()
  }

  countDecision(surface: Surface, outcome: Outcome): void {
    this.#decisions.add(surface, outcome)
  }

  countExposure(where: 'query' | 'cookie'): void {
    this.#exposures.add(where)
  }

  countUpstream(outcome: string): void {
    this.#upstream.add(outcome)
  }

  countManagement(operation: string, status: number): void {
    this.#management.add(operation, status)
  }

  /** Names of sinks are those of the configuration. */
  watchSinks(list: () => readonly SinkHealth[]): void {
    const registers = [this.#registry]
    const labelNames = ['sink']
    new Gauge({
      name: 'keyward_audit_sink_lag_seconds',
      help: 'Age of the oldest audit event that has not certainly arrived; 0 when all have.',
      labelNames,
      registers,
      collect() {
        for (const sink of list()) this.set({ sink: sink.name }, sink.lagSeconds())
      },
    })
    new Gauge({
      name: 'keyward_audit_sink_waiting_events',
      help: 'Audit events that it has not certainly been told of; no retention forgets them.',
      labelNames,
      registers,
      async collect() {
        this.reset()
        for (const { sink, waiting } of await Promise.all(list().map(countWaiting))) {
          if (waiting !== null) this.set({ sink }, waiting)
        }
      },
    })
    const counters = [
      ['keyward_audit_sink_events_total', 'Audit events handed over.', 'deliveredCount'],
      ['keyward_audit_sink_failures_total', 'Attempts that failed.', 'failureCount'],
    ] as const
    for (const [name, help, member] of counters) {
      new Counter({
        name,
        help,
        labelNames,
        registers,
        collect() {
          this.reset()
          for (const sink of list()) this.inc({ sink: sink.name }, sink[member])
        },
      })
    }
  }

  /** The text format of Prometheus, version 0.0.4. */
  text(): Promise<string> {
    return this.#registry.metrics()
  }

  #expose(tally: Tally, name: string, help: string, labels: readonly [string, string?]): void {
    const [first, second] = labels
    new Counter({
      name,
      help,
      labelNames: second === undefined ? [first] : [first, second],
      registers: [this.#registry],
      collect() {
        this.reset()
        for (const [left, right, count] of tally.entries()) {
          this.inc(
            second === undefined ? { [first]: left } : { [first]: left, [second]: right },
            count,
          )
        }
      },
    })
  }

  #exposeProcess(): void {
    this.#gauge('process_resident_memory_bytes', 'Resident memory.', () =>
      process.memoryUsage.rss(),
    )
    this.#gauge('nodejs_heap_used_bytes', 'Memory in use by JavaScript.', () => {
      return process.memoryUsage().heapUsed
    })
    this.#gauge('process_uptime_seconds', 'Time since the start.', () => process.uptime())
    this.#gauge('nodejs_eventloop_utilization', 'Share of the time that was not idle.', () => {
      return performance.eventLoopUtilization().utilization
    })
    new Counter({
      name: 'process_cpu_seconds_total',
      help: 'Processor time, user and system.',
      registers: [this.#registry],
      collect() {
        const { user, system } = process.cpuUsage()
        this.reset()
        this.inc((user + system) / 1e6)
      },
    })
  }

  #gauge(name: string, help: string, read: () => number): void {
    new Gauge({
      name,
      help,
      registers: [this.#registry],
      collect() {
        this.set(read())
      },
    })
  }
}

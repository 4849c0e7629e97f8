/** Decides what can be measured from outside: counts in plain numbers, put in words at the scrape. */
import { Counter, Gauge, Registry } from 'prom-client'
import type { DenialCode } from '../engine/keys/decision.ts'

/** Where a decision was asked for. */
export type Surface = 'verify' | 'forward_auth' | 'gateway'

/** `public`: the route asks for no key. `no_key`: it asks for one, and none was sent. */
export type Outcome = 'allowed' | 'public' | 'no_key' | DenialCode

/** How often each combination of label values was met. */
class Tally {
  readonly #counts = new Map<string, { readonly labels: readonly string[]; count: number }>()

  /** `key` names the combination; `labels` are only looked at when it is new. */
  add(key: string, ...labels: readonly string[]): void {
    const known = this.#counts.get(key)
    if (known === undefined) this.#counts.set(key, { labels, count: 1 })
    else known.count++
  }

  values(): Iterable<{ readonly labels: readonly string[]; readonly count: number }> {
    return this.#counts.values()
  }
}

/** All label values come from fixed sets of ours, so nobody outside decides how many there are. */
export class Metrics {
  readonly #registry = new Registry()
  readonly #decisions: Readonly<Record<Surface, Tally>> = {
    verify: new Tally(),
    forward_auth: new Tally(),
    gateway: new Tally(),
  }
  readonly #exposures = new Tally()
  readonly #upstream = new Tally()
  readonly #management = new Tally()

  constructor() {
    this.#expose('keyward_upstream_requests_total', 'Relayed requests by outcome.', ['outcome'], {
      tallies: [this.#upstream],
    })
    this.#expose(
      'keyward_exposed_keys_total',
      'Keys seen in a query string or a cookie.',
      ['where'],
      { tallies: [this.#exposures] },
    )
    this.#expose(
      'keyward_management_requests_total',
      'Requests to the management API by operation and status.',
      ['operation', 'status'],
      { tallies: [this.#management] },
    )
    this.#expose(
      'keyward_decisions_total',
      'Decisions on keys by surface and outcome: allowed, public, or the denial code.',
      ['outcome', 'surface'],
      { tallies: Object.values(this.#decisions), added: Object.keys(this.#decisions) },
    )
    this.#exposeProcess()
  }

  countDecision(surface: Surface, outcome: Outcome): void {
    this.#decisions[surface].add(outcome, outcome)
  }

  countExposure(where: 'query' | 'cookie'): void {
    this.#exposures.add(where, where)
  }

  countUpstream(outcome: string): void {
    this.#upstream.add(outcome, outcome)
  }

  countManagement(operation: string, status: number): void {
    this.#management.add(`${operation} ${status}`, operation, String(status))
  }

  /** The text format of Prometheus, version 0.0.4. */
  text(): Promise<string> {
    return this.#registry.metrics()
  }

  #expose(
    name: string,
    help: string,
    labelNames: readonly string[],
    from: { readonly tallies: readonly Tally[]; readonly added?: readonly string[] },
  ): void {
    new Counter({
      name,
      help,
      labelNames: [...labelNames],
      registers: [this.#registry],
      collect() {
        this.reset()
        for (const [index, tally] of from.tallies.entries()) {
          const added = from.added?.[index]
          for (const { labels, count } of tally.values()) {
            const values = added === undefined ? labels : [...labels, added]
            this.inc(
              Object.fromEntries(labelNames.map((each, at) => [each, values[at] ?? ''])),
              count,
            )
          }
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

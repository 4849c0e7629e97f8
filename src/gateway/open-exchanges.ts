/** Decides when an exchange that is under way ends early: its key died, or the gateway stops. */
import { limits } from '../base/limits.ts'
import type { MaybePromise } from '../base/maybe-promise.ts'

export interface OpenExchange {
  /** By whose right it goes on; undefined on a public route: then no key can end it. */
  readonly holder: unknown
  /** Where it stands in the registry, which alone writes it; -1 when it is not in there. */
  place: number
  /** Ends the exchange now, with an answer if none has begun. Removes it from the registry. */
  abort(why: 'shutting_down' | 'unauthorized'): void
}

export type IsLive = (holder: unknown) => MaybePromise<boolean>

/**
 * All exchanges under way. Short requests hardly notice being added and removed; the sweep pays
 * for the long ones (streams, uploads, WebSockets). An array whose last element fills the gap, as
 * a Set that changes this fast leaves a chain of old tables that only a full collection frees.
 */
export class OpenExchanges {
  readonly #exchanges: OpenExchange[] = []
  readonly #isLive: IsLive
  readonly #timer: NodeJS.Timeout
  #onEmpty: (() => void) | undefined
  #isSweeping = false

  constructor(isLive: IsLive, intervalMs: number = limits.openExchangeCheckMs) {
    this.#isLive = isLive
    this.#timer = setInterval(() => {
      if (!this.#isSweeping) void this.sweep()
    }, intervalMs)
    this.#timer.unref()
  }

  get size(): number {
    return this.#exchanges.length
  }

  add(exchange: OpenExchange): void {
    exchange.place = this.#exchanges.push(exchange) - 1
  }

  remove(exchange: OpenExchange): void {
    const { place } = exchange
    if (place === -1) return
    exchange.place = -1
    const last = this.#exchanges.pop()
    if (last !== undefined && last !== exchange) {
      this.#exchanges[place] = last
      last.place = place
    }
    if (this.#exchanges.length === 0) this.#onEmpty?.()
  }

  /**
   * Asks once for each holder and ends the exchanges of those that are not live. A check that fails
   * or does not come back in time ends them too: verification fails closed.
   */
  async sweep(): Promise<void> {
    this.#isSweeping = true
    try {
      const holders = new Set(this.#exchanges.map(({ holder }) => holder))
      holders.delete(undefined)
      await Promise.all(Array.from(holders, (holder) => this.#check(holder)))
    } finally {
      this.#isSweeping = false
    }
  }

  async #check(holder: unknown): Promise<void> {
    if (await this.#isSurelyLive(holder)) return
    for (const exchange of [...this.#exchanges]) {
      if (exchange.holder === holder) this.#end(exchange, 'unauthorized')
    }
  }

  async #isSurelyLive(holder: unknown): Promise<boolean> {
    const timeout = Promise.withResolvers<boolean>()
    const timer = setTimeout(timeout.resolve, limits.openExchangeCheckTimeoutMs, false)
    try {
      return await Promise.race([this.#isLive(holder), timeout.promise])
    } catch {
      return false
    } finally {
      clearTimeout(timer)
    }
  }

  #end(exchange: OpenExchange, why: 'shutting_down' | 'unauthorized'): void {
    this.remove(exchange)
    exchange.abort(why)
  }

  /** Waits for the exchanges under way, ends what is left after `timeoutMs`, and tells how many. */
  async drain(timeoutMs: number): Promise<number> {
    const empty = Promise.withResolvers<void>()
    this.#onEmpty = empty.resolve
    if (this.#exchanges.length === 0) empty.resolve()
    const timer = setTimeout(empty.resolve, timeoutMs)
    await empty.promise
    clearTimeout(timer)
    const left = [...this.#exchanges]
    for (const exchange of left) this.#end(exchange, 'shutting_down')
    return left.length
  }

  /** Stops the sweep. */
  close(): void {
    clearInterval(this.#timer)
  }
}

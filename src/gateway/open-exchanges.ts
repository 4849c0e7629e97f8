/** Decides when an exchange that is under way ends early: its key died, or the gateway stops. */
import { limits } from '../base/limits.ts'
import type { MaybePromise } from '../base/maybe-promise.ts'

export interface OpenExchange {
  /** Undefined on a public route: then no key can end it. */
  readonly keyId: string | undefined
  /** Ends the exchange now, with an answer if none has begun. Removes it from the registry. */
  abort(why: 'shutting_down' | 'unauthorized'): void
}

export type IsLive = (keyId: string) => MaybePromise<boolean>

/**
 * All exchanges under way. Being added and removed costs one insertion and one deletion, so that
 * short requests hardly notice; the sweep pays for the long ones (streams, uploads, WebSockets).
 */
export class OpenExchanges {
  readonly #exchanges = new Set<OpenExchange>()
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
    return this.#exchanges.size
  }

  add(exchange: OpenExchange): void {
    this.#exchanges.add(exchange)
  }

  remove(exchange: OpenExchange): void {
    this.#exchanges.delete(exchange)
    if (this.#exchanges.size === 0) this.#onEmpty?.()
  }

  /**
   * Asks once for each key and ends the exchanges of those that are not live. A check that fails
   * or does not come back in time ends them too: verification fails closed.
   */
  async sweep(): Promise<void> {
    this.#isSweeping = true
    try {
      const keyIds = new Set<string>()
      for (const { keyId } of this.#exchanges) if (keyId !== undefined) keyIds.add(keyId)
      await Promise.all(Array.from(keyIds, (keyId) => this.#check(keyId)))
    } finally {
      this.#isSweeping = false
    }
  }

  async #check(keyId: string): Promise<void> {
    if (await this.#isSurelyLive(keyId)) return
    for (const exchange of [...this.#exchanges]) {
      if (exchange.keyId === keyId) this.#end(exchange, 'unauthorized')
    }
  }

  async #isSurelyLive(keyId: string): Promise<boolean> {
    const timeout = Promise.withResolvers<boolean>()
    const timer = setTimeout(timeout.resolve, limits.openExchangeCheckTimeoutMs, false)
    try {
      return await Promise.race([this.#isLive(keyId), timeout.promise])
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
    if (this.#exchanges.size === 0) empty.resolve()
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

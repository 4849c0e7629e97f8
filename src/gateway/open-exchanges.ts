/** Decides when an exchange that is under way ends early: its right ended, or the gateway stops. */
import { limits } from '../base/limits.ts'
import { isPromise, type MaybePromise } from '../base/maybe-promise.ts'
import type { RequestTarget } from '../engine/policy/request-target.ts'

/** What an exchange was judged by, beside what its holder may do. */
export interface Asked {
  readonly target: RequestTarget
  readonly address: string | undefined
}

export type EndReason = 'shutting_down' | 'unauthorized' | 'forbidden'

/** What a holder may do now. The same object as long as nothing of it has changed. */
export interface Rights {
  findRefusal(asked: Asked): 'unauthorized' | 'forbidden' | null
}

export interface OpenExchange {
  /** By whose right it goes on; undefined: nothing but the gateway can end it. */
  readonly holder: unknown
  readonly asked: Asked | undefined
  /** The rights that it was judged by last; the registry alone writes it. */
  judgedBy: Rights | null
  /** Where it stands in the registry, which alone writes it; -1 when it is not in there. */
  place: number
  /** Ends the exchange now, with an answer if none has begun. Removes it from the registry. */
  abort(why: EndReason): void
}

/** True: all that it has begun; false: nothing any more. */
export type FindRights = (holder: unknown) => MaybePromise<Rights | boolean>

/**
 * All exchanges under way. Short requests hardly notice being added and removed; the sweep pays
 * for the long ones (streams, uploads, WebSockets). An array whose last element fills the gap, as
 * a Set that changes this fast leaves a chain of old tables that only a full collection frees.
 */
export class OpenExchanges {
  readonly #exchanges: OpenExchange[] = []
  readonly #findRights: FindRights
  readonly #timer: NodeJS.Timeout
  #onEmpty: (() => void) | undefined
  #isSweeping = false

  constructor(findRights: FindRights, intervalMs: number = limits.openExchangeCheckMs) {
    this.#findRights = findRights
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
   * Asks once for each holder, and ends the exchanges of those that hold nothing any more. Where
   * something has changed, each is judged again. A check that fails or does not come back in time
   * ends them too: verification fails closed.
   */
  async sweep(): Promise<void> {
    this.#isSweeping = true
    try {
      const held = Map.groupBy(this.#exchanges, ({ holder }) => holder)
      held.delete(undefined)
      const late: Promise<void>[] = []
      for (const [holder, exchanges] of held) {
        const rights = this.#findNow(holder)
        if (isPromise(rights)) late.push(rights.then((found) => this.#judge(exchanges, found)))
        else this.#judge(exchanges, rights)
      }
      await Promise.all(late)
    } finally {
      this.#isSweeping = false
    }
  }

  #findNow(holder: unknown): MaybePromise<Rights | boolean> {
    try {
      const rights = this.#findRights(holder)
      return isPromise(rights) ? findInTime(rights) : rights
    } catch {
      return false
    }
  }

  #judge(exchanges: readonly OpenExchange[], rights: Rights | boolean): void {
    if (rights === true) return
    for (const exchange of exchanges) {
      if (exchange.place === -1 || exchange.judgedBy === rights) continue
      const refusal = rights === false ? 'unauthorized' : findRefusal(rights, exchange.asked)
      if (refusal !== null) this.#end(exchange, refusal)
      else if (rights !== false) exchange.judgedBy = rights
    }
  }

  #end(exchange: OpenExchange, why: EndReason): void {
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

function findRefusal(rights: Rights, asked: Asked | undefined): EndReason | null {
  try {
    return asked === undefined ? 'unauthorized' : rights.findRefusal(asked)
  } catch {
    return 'unauthorized'
  }
}

async function findInTime(rights: Promise<Rights | boolean>): Promise<Rights | boolean> {
  const timeout = Promise.withResolvers<false>()
  const timer = setTimeout(timeout.resolve, limits.openExchangeCheckTimeoutMs, false)
  try {
    return await Promise.race([rights, timeout.promise])
  } catch {
    return false
  } finally {
    clearTimeout(timer)
  }
}

/** Decides how many failed attempts one address has a minute: exactly so many, then none. */
import { GenerationalCache } from '../../base/generational-cache.ts'
import { limits } from '../../base/limits.ts'
import { andThen, isPromise, type MaybePromise } from '../../base/maybe-promise.ts'
import { SlidingWindow } from '../limits/sliding-window.ts'
import { subscriberOf } from '../usage/network-of.ts'
import type { ThrottleTeller } from './throttle-teller.ts'

/** Who attempts what. */
export interface Attempt {
  /** Undefined when nobody can say, or when it stands for many: then nothing is counted. */
  readonly address: string | undefined
  readonly apiId: string
  /** Names what is presented: it goes on being looked at when it proved itself before. */
  readonly proof: string
  /** Nobody guesses it, and looking costs little: then there are `spareLooksPerMinute` more. */
  readonly hasSpareLooks?: boolean
}

/** `neither`: it did not come to that, or is no fault of whoever asks. */
export type AttemptVerdict = 'failed' | 'proven' | 'neither'

/**
 * In no window of a minute does an address get more than `failuresMax` answers that say "no such
 * key". From then on what it presents is not looked at: neither hashed nor looked up. What has
 * proved itself never comes here, or names its proof, so clients that work go on working beside
 * an attacker behind the same address. What has spare looks is answered then when it is right, and
 * else as if nobody had looked; so what is right waits for no other attempt. An IPv6 address
 * counts as its /64: what one subscriber has.
 *
 * Nothing is kept of who succeeds. Of who fails, `limits.throttledAddressesMax` addresses are
 * kept; beyond that the one that has not failed for longest is forgotten, and starts anew.
 */
export class AttemptThrottle {
  readonly #failuresMax: number
  readonly #teller: Pick<ThrottleTeller, 'tell'>
  /** The one that failed last stands last. */
  readonly #watched = new Map<string, Watched>()
  /** Until when. */
  readonly #proven = new GenerationalCache<string, number>(limits.throttledAddressesMax)
  #latestMs = 0

  /** `failuresMax` of 0 switches it off. */
  constructor(failuresMax: number, teller: Pick<ThrottleTeller, 'tell'>) {
    this.#failuresMax = failuresMax
    this.#teller = teller
  }

  /** How many addresses are kept. */
  get size(): number {
    return this.#watched.size
  }

  /** Does `work`, or answers `rate_limited` and does nothing. What throws is no failure. */
  attempt<T>(
    attempt: Attempt,
    nowMs: number,
    work: () => MaybePromise<T>,
    judge: (result: T) => AttemptVerdict,
  ): MaybePromise<T | 'rate_limited'> {
    if (this.#failuresMax === 0 || attempt.address === undefined) return work()
    const subscriber = subscriberOf(attempt.address)
    if (subscriber === undefined) return work()
    const atMs = this.#forward(nowMs)
    if (atMs >= (this.#proven.find(attempt.proof) ?? 0)) {
      const watched = this.#watched.get(subscriber)
      const used = watched?.window.countUsed(atMs) ?? 0
      // Those under way may all fail, too.
      if (watched !== undefined && used + watched.pending >= this.#failuresMax) {
        const isOver = used >= this.#failuresMax
        const isSpare = attempt.hasSpareLooks === true && watched.takeSpareLook(atMs)
        if (!isSpare) return isOver ? 'rate_limited' : this.#wait(watched, attempt, work, judge)
        const again = { ...attempt, hasSpareLooks: false }
        return andThen(lookOnce(watched, work, judge), (answer) => {
          if (answer !== 'rate_limited' || isOver) return answer
          return this.attempt(again, this.#latestMs, work, judge)
        })
      }
    }
    const result = work()
    if (isPromise(result)) return this.#follow(subscriber, attempt, result, judge)
    if (judge(result) === 'failed') this.#fail(this.#watch(subscriber), subscriber, attempt, atMs)
    return result
  }

  /** What we made ourselves, such as an access token, needs no attempt to be trusted. */
  rememberProven(proof: string, untilMs: number): void {
    if (this.#failuresMax > 0) this.#proven.set(proof, untilMs)
  }

  /** Milliseconds until the address may attempt something again; 0 when it may now. */
  retryAfterMs(address: string | undefined, nowMs: number): number {
    const subscriber = address === undefined ? undefined : subscriberOf(address)
    const window = subscriber === undefined ? undefined : this.#watched.get(subscriber)?.window
    const atMs = this.#forward(nowMs)
    if (window === undefined || window.countUsed(atMs) < this.#failuresMax) return 0
    return window.msUntilUsed(atMs, this.#failuresMax - 1)
  }

  /** How those under way end decides. */
  #wait<T>(
    watched: Watched,
    attempt: Attempt,
    work: () => MaybePromise<T>,
    judge: (result: T) => AttemptVerdict,
  ): MaybePromise<T | 'rate_limited'> {
    // Whoever pipelines on one connection could have any number of them wait.
    if (watched.waiting.length >= limits.attemptsWaitingMax) return 'rate_limited'
    const turn = new Promise<void>((resolve) => watched.waiting.push(resolve))
    return turn
      .then(() => this.attempt(attempt, this.#latestMs, work, judge))
      .finally(
        // Whoever waits next need not wait for one that was refused.
        () => watched.waiting.shift()?.(),
      )
  }

  async #follow<T>(
    subscriber: string,
    attempt: Attempt,
    result: Promise<T>,
    judge: (result: T) => AttemptVerdict,
  ): Promise<T> {
    const watched = this.#watch(subscriber)
    watched.pending++
    try {
      const answer = await result
      if (judge(answer) === 'failed') this.#fail(watched, subscriber, attempt, this.#latestMs)
      return answer
    } finally {
      watched.pending--
      watched.waiting.shift()?.()
    }
  }

  #fail(watched: Watched, subscriber: string, { apiId }: Attempt, nowMs: number): void {
    const atMs = this.#forward(nowMs)
    if (watched.window.countUsed(atMs) === 0) watched.isTold = false
    watched.window.take(atMs, 1)
    this.#watched.delete(subscriber)
    this.#watched.set(subscriber, watched)
    if (watched.isTold || watched.window.countUsed(atMs) < this.#failuresMax) return
    watched.isTold = true
    this.#teller.tell({ subscriber, apiId, atMs, failures: this.#failuresMax })
  }

  #watch(subscriber: string): Watched {
    const known = this.#watched.get(subscriber)
    if (known !== undefined) return known
    this.#makeRoom()
    const made = new Watched()
    this.#watched.set(subscriber, made)
    return made
  }

  /** Those that have not failed for a minute stand in front: two go for each that comes. */
  #makeRoom(): void {
    let looked = 0
    for (const [subscriber, { window, pending }] of this.#watched) {
      const isIdle = pending === 0 && window.countUsed(this.#latestMs) === 0
      const isOver = this.#watched.size >= limits.throttledAddressesMax
      if (!isIdle && !isOver) return
      this.#watched.delete(subscriber)
      if (++looked >= 2) return
    }
  }

  /** Who had to wait comes with an older time, and a window must not be asked about the past. */
  #forward(nowMs: number): number {
    if (nowMs > this.#latestMs) this.#latestMs = nowMs
    return this.#latestMs
  }
}

class Watched {
  readonly window = new SlidingWindow(limits.failedAttemptsWindowMs)
  /** Attempts under way. */
  pending = 0
  /** Attempts that wait for those. */
  readonly waiting: (() => void)[] = []
  /** True from its event until it has not failed for a whole window. */
  isTold = false
  #spareSinceMs = Number.NEGATIVE_INFINITY
  #spareLooks = 0

  /** False when all of this minute are used up. */
  takeSpareLook(atMs: number): boolean {
    if (atMs >= this.#spareSinceMs + limits.failedAttemptsWindowMs) {
      this.#spareSinceMs = atMs
      this.#spareLooks = 0
    }
    if (this.#spareLooks >= limits.spareLooksPerMinute) return false
    this.#spareLooks++
    return true
  }

  /** What was right does not use one up. */
  giveSpareLookBack(): void {
    if (this.#spareLooks > 0) this.#spareLooks--
  }
}

/**
 * Takes up a spare look. Whatever is not right is answered as if nobody had looked: so nothing is
 * learned from it.
 */
function lookOnce<T>(
  watched: Watched,
  work: () => MaybePromise<T>,
  judge: (result: T) => AttemptVerdict,
): MaybePromise<T | 'rate_limited'> {
  return andThen(work(), (result) => {
    if (judge(result) !== 'proven') return 'rate_limited'
    watched.giveSpareLookBack()
    return result
  })
}

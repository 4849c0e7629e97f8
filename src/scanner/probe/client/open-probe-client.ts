/** Decides how a scan talks to its target: guarded, paced, within budget, each question once. */
import type { Clock } from '../../../base/clock.ts'
import { limits } from '../../../base/limits.ts'
import type { ScanEnvironment, ScanSettings } from '../../scan-settings.ts'
import { type Failure, failure } from './classify-failure.ts'
import {
  type Answer,
  type NoAnswer,
  type ProbeClient,
  type ProbeRequest,
  ScanStopped,
  type TlsFacts,
} from './exchange.ts'
import { ExchangeHistory } from './exchange-history.ts'
import { type GuardedRequest, guardRequest } from './guard-request.ts'
import { inspectTls } from './inspect-tls.ts'
import { Transport } from './open-transport.ts'
import { performExchange } from './perform-exchange.ts'
import { AddressPins } from './pin-addresses.ts'
import { ReceivedAnswer } from './read-answer.ts'
import { readRetryAfter } from './read-retry-after.ts'
import { RequestPace } from './request-pace.ts'
import { TargetHealth } from './target-health.ts'

/** Asks for the target's addresses and sends nothing yet. A name without any is told by `send`. */
export async function openProbeClient(
  settings: ScanSettings,
  environment: ScanEnvironment,
): Promise<ProbeClient> {
  const pins = new AddressPins(settings, environment)
  const pinned = await pins.pin(new URL(settings.target).hostname)
  const addresses = 'addresses' in pinned ? pinned.addresses : []
  return new GuardedClient(settings, environment, pins, addresses)
}

type Received = ReceivedAnswer | Failure

class GuardedClient implements ProbeClient {
  readonly pinnedAddresses: readonly string[]
  readonly #settings: ScanSettings
  readonly #clock: Clock
  readonly #target: URL
  readonly #pins: AddressPins
  readonly #transport: Transport
  readonly #pace: RequestPace
  readonly #health = new TargetHealth()
  readonly #history = new ExchangeHistory()
  readonly #memo = new Map<string, Promise<Received>>()
  readonly #forgetSignal: () => void
  #vainWaits = 0
  #patienceMs: number = limits.probePatienceMsMax
  #tls: Promise<TlsFacts | null> | undefined

  constructor(
    settings: ScanSettings,
    environment: ScanEnvironment,
    pins: AddressPins,
    pinnedAddresses: readonly string[],
  ) {
    this.#settings = settings
    this.#clock = environment.clock
    this.#target = new URL(settings.target)
    this.#pins = pins
    this.pinnedAddresses = pinnedAddresses
    this.#transport = new Transport(settings)
    this.#pace = new RequestPace(settings)
    const { signal } = environment
    const cancel = () => void this.close()
    signal?.addEventListener('abort', cancel, { once: true })
    this.#forgetSignal = () => signal?.removeEventListener('abort', cancel)
    if (signal?.aborted === true) cancel()
  }

  get requestsSent(): number {
    return this.#pace.sent
  }

  get requestsBudget(): number {
    return this.#settings.requestsBudget
  }

  get answers(): readonly Answer[] {
    return this.#history.answers
  }

  get failures(): readonly NoAnswer[] {
    return this.#history.failures
  }

  async send(request: ProbeRequest): Promise<Answer | null> {
    this.#pace.throwIfStopped()
    const guarded = guardRequest(request, this.#settings)
    if (guarded === null) return null
    const isAskedOnce = guarded.isSafe && request.isFresh !== true
    const received = await (isAskedOnce ? this.#sendOnce(guarded) : this.#sendInTurn(guarded))
    return received instanceof ReceivedAnswer ? received : null
  }

  async sendBurst(
    requests: readonly ProbeRequest[],
    concurrency: number,
  ): Promise<(Answer | null)[]> {
    this.#pace.throwIfStopped()
    if (requests.length > 0 && this.#pace.remaining < 1) throw new ScanStopped('budget')
    const answers: (Answer | null)[] = requests.map(() => null)
    const waiting = requests.entries()
    const work = async () => {
      // One iterator for all: each takes what the others have left.
      for (const [index, request] of waiting) {
        const guarded = guardRequest(request, this.#settings)
        const received = guarded === null ? null : await this.#exchange(guarded)
        this.#pace.throwIfStopped()
        if (received instanceof ReceivedAnswer) answers[index] = received
      }
    }
    const lanes = Math.min(Math.max(1, concurrency), limits.probeBurstConcurrencyMax)
    await Promise.all(Array.from({ length: Math.min(lanes, requests.length) }, work))
    return answers
  }

  inspectTls(): Promise<TlsFacts | null> {
    this.#tls ??= this.#inspectTls()
    return this.#tls
  }

  async close(): Promise<void> {
    this.#forgetSignal()
    this.#pace.stop('cancelled')
    await this.#transport.destroy()
  }

  async #sendOnce(guarded: GuardedRequest): Promise<Received> {
    const { memoKey } = guarded
    const known = this.#memo.get(memoKey)
    if (known !== undefined) {
      const received = await known
      const isWhole = !(received instanceof ReceivedAnswer && received.isShortened)
      if (isWhole) return received
      if (this.#memo.get(memoKey) !== known) return this.#sendOnce(guarded)
    }
    const asked = this.#sendInTurn(guarded)
    this.#memo.set(memoKey, asked)
    const forget = () => {
      if (this.#memo.get(memoKey) === asked) this.#memo.delete(memoKey)
    }
    try {
      const received = await asked
      if (isPassing(received)) forget()
      return received
    } catch (error) {
      forget()
      throw error
    }
  }

  /** Waits where the target asks for it, and tries again a few times. */
  async #sendInTurn(guarded: GuardedRequest): Promise<Received> {
    for (let retries = 0; ; retries += 1) {
      const received = await this.#pace.run(() => this.#exchange(guarded))
      this.#pace.throwIfStopped()
      if (received === null) throw new ScanStopped('budget')
      if (!(received instanceof ReceivedAnswer)) {
        if (!this.#isTarget(guarded)) return received
        const advice = this.#health.onFailure(received.reason)
        if (advice === 'gone') this.#pace.stop('target-gone')
        this.#pace.throwIfStopped()
        if (advice === 'fine' || !guarded.isSafe) return received
        this.#pace.pause(limits.probeGoneWaitMs)
        continue
      }
      if (!this.#isWorthRetrying(guarded, received, retries)) return received
    }
  }

  #isWorthRetrying(guarded: GuardedRequest, answer: ReceivedAnswer, retries: number): boolean {
    const askedMs = readRetryAfter(answer, this.#clock.nowMs(), retries)
    if (askedMs === null) {
      if (retries > 0) this.#vainWaits = 0
      return false
    }
    // Who guesses keys is stopped for guessing; all others came too fast.
    const isTooFast = guarded.request.isNeeded !== false && askedMs <= limits.probeRetryAfterMsMax
    if (isTooFast && !this.#pace.isPaused) this.#pace.slowDown()
    // A 429 says that nothing was done; a 503 may come from half-way.
    const isRepeatable = answer.status === 429 || guarded.isSafe
    const isPatient = guarded.request.isNeeded === true && retries < limits.probePatientRetriesMax
    if (isRepeatable && isPatient && this.#waitWithPatience(askedMs)) return true
    const waitMs = Math.min(askedMs, limits.probeRetryAfterMsMax)
    // Whoever asks for longer than we wait is asked again only once.
    const retriesMax = waitMs < limits.probeRetryAfterMsMax ? limits.probeLimitedRetriesMax : 1
    if (retries >= retriesMax) {
      this.#vainWaits += 1
      return false
    }
    if (!isRepeatable || this.#vainWaits >= limits.probeVainWaitsMax) return false
    this.#pace.pause(waitMs)
    return true
  }

  /** Once in a scan the whole window of a usual limit may be waited for, such as a minute. */
  #waitWithPatience(waitMs: number): boolean {
    // Requests that were under way together wait together.
    if (this.#pace.isPaused) return true
    if (waitMs > this.#patienceMs) return false
    this.#patienceMs -= waitMs
    this.#pace.pause(waitMs)
    return true
  }

  /** Sends now; null when the budget is spent. The only way out to the target, TLS aside. */
  async #exchange(guarded: GuardedRequest): Promise<Received | null> {
    const pinned = await this.#pins.pin(guarded.url.hostname)
    if (!('addresses' in pinned) && !this.#canProxyResolve(pinned.refused)) {
      const isUnknown = pinned.refused === 'name-not-found'
      const refused = isUnknown
        ? failure('name-not-found')
        : { reason: 'refused-connection' as const, detail: 'The address may not be asked.' }
      return this.#fail(guarded, refused)
    }
    const addresses = 'addresses' in pinned ? pinned.addresses : []
    const { timeoutMs } = this.#settings
    let isRetry = false
    for (;;) {
      if (!this.#pace.spend()) return isRetry ? this.#fail(guarded, failure('reset')) : null
      const bodyTimeoutMs = this.#health.bodyTimeoutMs(timeoutMs)
      const times = { timeoutMs, bodyTimeoutMs }
      const outcome = await performExchange(this.#transport, addresses, guarded, times)
      this.#pace.throwIfStopped()
      if ('answer' in outcome) {
        const { isCut, durationMs } = outcome.answer
        if (this.#isTarget(guarded)) this.#health.onAnswer(isCut && durationMs >= bodyTimeoutMs)
        this.#history.addAnswer(outcome.answer)
        return outcome.answer
      }
      const { failure: failed, isStale } = outcome
      // A connection that was kept alive may have been closed while this request was on its way.
      if (isRetry || !isStale || !guarded.isSafe || failed.reason !== 'reset') {
        return this.#fail(guarded, failed)
      }
      isRetry = true
    }
  }

  #fail(guarded: GuardedRequest, failed: Failure): Failure {
    this.#history.addFailure(guarded.request, failed)
    return failed
  }

  #isTarget(guarded: GuardedRequest): boolean {
    return guarded.url.origin === this.#target.origin
  }

  /** Some names are known to the proxy alone; addresses to avoid could not be told then. */
  #canProxyResolve(refused: string): boolean {
    const { proxy, isAddressAllowed } = this.#settings
    return proxy !== undefined && isAddressAllowed === undefined && refused === 'name-not-found'
  }

  async #inspectTls(): Promise<TlsFacts | null> {
    this.#pace.throwIfStopped()
    if (this.#target.protocol !== 'https:' || this.#settings.proxy !== undefined) return null
    return inspectTls(this.#target, {
      addresses: this.pinnedAddresses,
      timeoutMs: Math.min(this.#settings.timeoutMs, limits.probeHandshakeTimeoutMs),
      ca: this.#settings.ca,
      nowMs: this.#clock.nowMs(),
      spend: () => this.#pace.spend(),
    })
  }
}

/** Another answer may come next time, so it is not kept for the next who asks. */
function isPassing(received: Received): boolean {
  if (received instanceof ReceivedAnswer) return received.status === 429 || received.status === 503
  return received.reason === 'refused-connection' || received.reason === 'reset'
}

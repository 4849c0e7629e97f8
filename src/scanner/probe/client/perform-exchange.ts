/** Decides how one request is sent and how long its answer is listened to, whatever comes. */
import type { Dispatcher } from 'undici'
import { limits } from '../../../base/limits.ts'
import { classifyFailure, type Failure, failure } from './classify-failure.ts'
import type { AnswerHeaders } from './exchange.ts'
import type { GuardedRequest } from './guard-request.ts'
import type { ExchangeHandler, Transport } from './open-transport.ts'
import { ReceivedAnswer, readAnswerHeaders } from './read-answer.ts'
import { BodyReader } from './read-body.ts'

export type Outcome =
  | { readonly answer: ReceivedAnswer }
  | { readonly failure: Failure; readonly isStale: boolean }

interface ExchangeTimes {
  /** For the whole answer, */
  readonly timeoutMs: number
  /** and for its body alone, where that ends earlier. */
  readonly bodyTimeoutMs: number
}

/** Never rejects. */
export function performExchange(
  transport: Transport,
  addresses: readonly string[],
  guarded: GuardedRequest,
  times: ExchangeTimes,
): Promise<Outcome> {
  const exchange = new Exchange(guarded, times)
  const { url, method, fields, body } = guarded
  const options = { path: `${url.pathname}${url.search}`, method, headers: fields, body }
  try {
    transport.dispatch(url, addresses, options, exchange)
  } catch (error) {
    exchange.fail(error)
  }
  return exchange.outcome
}

class Exchange implements ExchangeHandler {
  isReused = false
  readonly outcome: Promise<Outcome>
  readonly #guarded: GuardedRequest
  readonly #resolve: (outcome: Outcome) => void
  readonly #beganMs = performance.now()
  readonly #times: ExchangeTimes
  #timer: NodeJS.Timeout
  #isOver = false
  #controller: Dispatcher.DispatchController | undefined
  #head: {
    readonly status: number
    readonly headers: AnswerHeaders
    readonly body: BodyReader
  } | null = null

  constructor(guarded: GuardedRequest, times: ExchangeTimes) {
    const { promise, resolve } = Promise.withResolvers<Outcome>()
    this.outcome = promise
    this.#resolve = resolve
    this.#guarded = guarded
    this.#times = times
    this.#timer = setTimeout(() => this.#stop(), times.timeoutMs)
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller
    if (this.#isOver) controller.abort(new Error('the exchange is over'))
  }

  onResponseStart(controller: Dispatcher.DispatchController, status: number): void {
    // 1xx only announces the answer.
    if (status < 200 || this.#isOver) return
    const raw = Array.isArray(controller.rawHeaders) ? controller.rawHeaders : []
    const headers = readAnswerHeaders(raw)
    const { onBody } = this.#guarded.request
    const body = new BodyReader(headers.get('content-encoding'), () => this.#stop(), onBody)
    this.#head = { status, headers, body }
    const isStream = /^\s*text\/event-stream/i.test(headers.get('content-type') ?? '')
    const { timeoutMs, bodyTimeoutMs } = this.#times
    const waitMs = isStream ? limits.probeEventStreamMs : bodyTimeoutMs
    if (waitMs >= timeoutMs && !isStream) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#stop(), waitMs)
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (!this.#isOver) this.#head?.body.write(chunk)
  }

  onResponseEnd(): void {
    this.#finish(true)
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.fail(error)
  }

  fail(error: unknown): void {
    if (this.#head !== null) this.#finish(false)
    else this.#settle({ failure: classifyFailure(error), isStale: this.isReused })
  }

  /** No more is wanted: what is here is the answer, or there is none. */
  #stop(): void {
    if (this.#isOver) return
    if (this.#head !== null) this.#finish(false)
    else this.#settle({ failure: failure('timeout'), isStale: false })
    this.#controller?.abort(new Error('the exchange is over'))
  }

  #finish(isWhole: boolean): void {
    if (this.#isOver || this.#head === null) return
    this.#isOver = true
    clearTimeout(this.#timer)
    const { status, headers, body } = this.#head
    const durationMs = performance.now() - this.#beganMs
    const { request } = this.#guarded
    void body.end(isWhole).then((read) => {
      this.#resolve({
        answer: new ReceivedAnswer({ request, status, headers, durationMs, ...read }),
      })
    })
  }

  #settle(outcome: Outcome): void {
    if (this.#isOver) return
    this.#isOver = true
    clearTimeout(this.#timer)
    this.#resolve(outcome)
  }
}

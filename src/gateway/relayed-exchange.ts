/** Decides how one exchange goes from beginning to end, whoever ends it: upstream, client or we. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { Dispatcher } from 'undici'
import { errorTable } from '../base/error-table.ts'
import { discardUpload } from '../server/discard-upload.ts'
import { cutConnection } from './cut-connection.ts'
import type { Forward } from './forward.ts'
import type { RawFields } from './forward-response-fields.ts'
import type { Asked, EndReason, OpenExchange, Rights } from './open-exchanges.ts'
import type { Upstream, UpstreamHandler, UpstreamRequest } from './open-upstream.ts'
import {
  findErrorCode,
  type RelayFailure,
  type RelayOutcome,
  toRelayFailure,
} from './relay-outcome.ts'
import { RequestBody } from './request-body.ts'
import { ResponseWriter } from './response-writer.ts'

type Controller = Dispatcher.DispatchController
type ParsedFields = Parameters<NonNullable<Dispatcher.DispatchHandler['onResponseStart']>>[2]

/** RFC 9110 §9.2.2: what changes nothing may be sent again by somebody who was not asked to. */
const repeatable: ReadonlySet<string> = new Set(['GET', 'HEAD'])

const hangUps: ReadonlySet<string> = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'])

export interface ExchangeParts {
  readonly upstream: Upstream
  readonly req: IncomingMessage
  readonly res: ServerResponse
  readonly forward: Forward
  readonly request: UpstreamRequest
  /** Called once, when the exchange has ended, unless an upgrade took it over. */
  readonly onEnd: (outcome: RelayOutcome) => void
  readonly onUpgrade?: (socket: Duplex, rawFields: RawFields) => void
}

/** Sends the request on; one of the ways of `Upstream`. */
export type Send = (request: UpstreamRequest, handler: UpstreamHandler) => void

export class RelayedExchange implements UpstreamHandler, OpenExchange {
  readonly holder: unknown
  readonly asked: Asked | undefined
  judgedBy: Rights | null = null
  place = -1
  isReused = false
  hasEnded = false
  readonly #parts: ExchangeParts
  readonly #writer: ResponseWriter
  #controller: Controller | undefined
  #sharedSocket: Socket | undefined
  #waitTimer: NodeJS.Timeout | undefined
  #hasAnswered = false
  #hasRetried = false
  #waitsForDrain = false

  readonly #onClientGone = (): void => {
    if (this.hasEnded) return
    this.#end({ code: 'client_aborted', status: this.#writer.status })
    this.#controller?.abort(new Error('The client went away'))
  }

  readonly #goOn = (): void => {
    if (!this.hasEnded) this.#controller?.resume()
  }

  constructor(parts: ExchangeParts) {
    this.#parts = parts
    this.#writer = new ResponseWriter(parts.req, parts.res)
    this.holder = parts.forward.holder
    this.asked = parts.forward.asked
  }

  start(send: Send): void {
    const { upstream, req, res, forward, request } = this.#parts
    const { isFull } = upstream
    upstream.underWay++
    forward.exchanges?.add(this)
    res.on('close', this.#onClientGone)
    // A pipelined response has no connection yet, and hears nothing of the client going away.
    if (res.socket === null) {
      this.#sharedSocket = req.socket.setMaxListeners(0).on('close', this.#onClientGone)
    }
    if (req.socket.destroyed) {
      this.#onClientGone()
      return
    }
    if (isFull) {
      this.#fail('overloaded', 'too_many_waiting')
      return
    }
    if (upstream.underWay > upstream.connectionsMax) {
      const giveUp = () => this.#fail('overloaded', 'waited_for_connection')
      this.#waitTimer = setTimeout(giveUp, upstream.waitTimeoutMs)
    }
    send(request, this)
  }

  /** Ends the exchange for a reason of ours. */
  abort(why: EndReason): void {
    this.#fail(why, why)
  }

  onRequestStart(controller: Controller): void {
    clearTimeout(this.#waitTimer)
    this.#controller = controller
    if (this.hasEnded) controller.abort(new Error('The exchange has ended'))
  }

  onResponseStarted(): void {
    this.#hasAnswered = true
  }

  onResponseStart(
    controller: Controller,
    status: number,
    parsed: ParsedFields,
    statusText?: string,
  ): void {
    if (this.hasEnded) return
    if (status < 200) {
      this.#writer.inform(status, parsed['link'])
      return
    }
    const raw = (controller.rawHeaders ?? []) as RawFields
    this.#writer.begin(status, statusText, raw, this.#parts.forward.responseHeaders)
  }

  onResponseData(controller: Controller, chunk: Buffer): void {
    if (this.hasEnded || this.#writer.write(chunk)) return
    controller.pause()
    if (this.#waitsForDrain) return
    this.#waitsForDrain = true
    // Node may tell of it within a write, and undici must not parse one answer within another.
    this.#parts.res.on('drain', () => process.nextTick(this.#goOn))
  }

  onResponseEnd(controller: Controller): void {
    if (this.hasEnded) return
    this.#writer.end(controller.rawTrailers as RawFields | null | undefined)
    this.#end({ code: 'relayed', status: this.#writer.status })
    this.#discardUpload()
  }

  onResponseError(_controller: Controller | null, error: Error): void {
    if (this.hasEnded) return
    const reason = findErrorCode(error)
    if (this.#mayRepeat(reason)) {
      this.#hasRetried = true
      this.#parts.upstream.dispatchAlone(this.#parts.request, this)
    } else {
      this.#fail(toRelayFailure(reason, this.#hasAnswered), reason)
    }
  }

  /** The upstream hung up on an idle connection just as the request went out: nobody's fault. */
  #mayRepeat(reason: string): boolean {
    if (!this.isReused || this.#hasAnswered || this.#hasRetried) return false
    const { method, body } = this.#parts.request
    return hangUps.has(reason) && body == null && repeatable.has(method)
  }

  onRequestUpgrade(
    controller: Controller,
    _status: number,
    parsed: ParsedFields,
    socket: Duplex,
  ): void {
    const { onUpgrade } = this.#parts
    const isWebSocket = String(parsed['upgrade']).toLowerCase() === 'websocket'
    if (onUpgrade === undefined || this.hasEnded || !isWebSocket) {
      socket.destroy()
      this.#fail('upstream_invalid_response', 'another_upgrade')
      return
    }
    this.#leave()
    onUpgrade(socket, (controller.rawHeaders ?? []) as RawFields)
  }

  #fail(code: RelayFailure, reason: string): void {
    if (this.hasEnded) return
    const { req, res, forward } = this.#parts
    if (this.#writer.withdraw()) {
      forward.sendProblem(res, code)
      this.#end({ code, status: errorTable[code].status, reason })
      this.#discardUpload()
    } else {
      this.#end({ code, status: this.#writer.status, reason })
      cutConnection(req)
    }
    this.#controller?.abort(new Error('The exchange has ended'))
  }

  #discardUpload(): void {
    const { request, req, res } = this.#parts
    if (!(request.body instanceof RequestBody)) return
    // First its stream, which would pause the request again when nobody takes the data any more.
    request.body.destroy()
    discardUpload(req, res)
  }

  #end(outcome: RelayOutcome): void {
    this.#leave()
    this.#parts.onEnd(outcome)
  }

  #leave(): void {
    this.hasEnded = true
    clearTimeout(this.#waitTimer)
    this.#sharedSocket?.off('close', this.#onClientGone)
    this.#parts.upstream.underWay--
    this.#parts.forward.exchanges?.remove(this)
  }
}

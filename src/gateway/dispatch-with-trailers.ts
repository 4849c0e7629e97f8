/** Decides how a request with trailers is sent: by Node's own client, as undici cannot. */
import type { ClientRequest, IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import type { Dispatcher } from 'undici'
import type { Forward } from './forward.ts'
import { forwardTrailers } from './forward-trailers.ts'
import type { Upstream, UpstreamHandler, UpstreamRequest } from './open-upstream.ts'
import { RequestBody } from './request-body.ts'
import { classifyRequestField } from './request-field.ts'

/** Drives `handler` as undici would, so that all that concerns the answer exists once. */
export function dispatchWithTrailers(
  upstream: Upstream,
  request: UpstreamRequest,
  req: IncomingMessage,
  forward: Forward,
  handler: UpstreamHandler,
): void {
  const body = request.body instanceof RequestBody ? request.body : null
  const outgoing = upstream.openNodeRequest(request)
  const controller = new NodeController(outgoing)
  outgoing.setTimeout(upstream.headersTimeoutMs, () => {
    const isUploading = body !== null && !body.readableEnded && !outgoing.writableNeedDrain
    // Then the silence is the client's, and the listener's to judge.
    if (!controller.paused && !isUploading) outgoing.destroy(new SilenceError())
  })
  outgoing.on('error', (error) => {
    body?.destroy()
    handler.onResponseError?.(controller, error)
  })
  outgoing.on('information', (info) => {
    handler.onResponseStart?.(controller, info.statusCode, info.headers)
  })
  outgoing.on('response', (answer) => {
    outgoing.setTimeout(upstream.bodyTimeoutMs)
    receive(answer, controller, handler)
  })
  handler.onRequestStart?.(controller, null)
  sendBody(body, outgoing, () =>
    forwardTrailers(req.rawTrailers, (name) => {
      const { kind, folded } = classifyRequestField(name)
      return kind === 'forward' && !forward.stripHeaders.includes(folded)
    }),
  )
}

function sendBody(
  body: Readable | null,
  outgoing: ClientRequest,
  listTrailers: () => [string, string][],
): void {
  if (body === null) {
    outgoing.end()
    return
  }
  outgoing.on('close', () => body.destroy())
  outgoing.on('drain', () => body.resume())
  body.on('data', (chunk: Buffer) => {
    if (!outgoing.write(chunk)) body.pause()
  })
  body.on('end', () => {
    outgoing.addTrailers(listTrailers())
    outgoing.end()
  })
}

function receive(
  answer: IncomingMessage,
  controller: NodeController,
  handler: UpstreamHandler,
): void {
  controller.answer = answer
  controller.rawHeaders = answer.rawHeaders
  handler.onResponseStarted?.()
  const { statusCode = 0, statusMessage } = answer
  handler.onResponseStart?.(controller, statusCode, answer.headers, statusMessage)
  answer.on('data', (chunk: Buffer) => handler.onResponseData?.(controller, chunk))
  answer.on('error', (error) => handler.onResponseError?.(controller, error))
  answer.on('end', () => {
    controller.rawTrailers = answer.rawTrailers
    handler.onResponseEnd?.(controller, answer.trailers)
    if (!controller.outgoing.writableFinished) controller.outgoing.destroy()
  })
}

class NodeController implements Dispatcher.DispatchController {
  readonly outgoing: ClientRequest
  answer: IncomingMessage | undefined
  rawHeaders: string[] | null = null
  rawTrailers: string[] | null = null
  aborted = false
  paused = false
  reason: Error | null = null

  constructor(outgoing: ClientRequest) {
    this.outgoing = outgoing
  }

  abort(reason: Error): void {
    this.aborted = true
    this.reason = reason
    this.outgoing.destroy(reason)
  }

  pause(): void {
    this.paused = true
    this.answer?.pause()
  }

  resume(): void {
    this.paused = false
    this.answer?.resume()
  }
}

class SilenceError extends Error {
  readonly code = 'UND_ERR_HEADERS_TIMEOUT'
}

/** Decides when the head of an answer goes out to the client, and how the answer ends. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { limits } from '../base/limits.ts'
import type { FlatFields } from './forward.ts'
import { forwardResponseFields, type RawFields } from './forward-response-fields.ts'
import { forwardTrailers } from './forward-trailers.ts'

export class ResponseWriter {
  /** Of the answer that has begun; 0 before. */
  status = 0
  readonly #req: IncomingMessage
  readonly #res: ServerResponse
  #statusText: string | undefined
  /** The head, until it is sent. */
  #fields: string[] | undefined
  #contentLength: number | undefined
  /** A whole body that waits for its head. */
  #onePiece: Buffer | undefined

  constructor(req: IncomingMessage, res: ServerResponse) {
    this.#req = req
    this.#res = res
  }

  get isHeadPending(): boolean {
    return this.#fields !== undefined
  }

  /** Passes on early hints (RFC 8297); other interim answers concern the upstream's connection. */
  inform(status: number, link: string | readonly string[] | undefined): void {
    if (status !== 103 || link === undefined || this.#req.httpVersionMinor === 0) return
    try {
      this.#res.writeEarlyHints({ link: [link].flat() })
    } catch {
      // Node found the Link field malformed; hints are only hints.
    }
  }

  /** The head waits for what comes in the same moment: a broken answer can then still be a 502. */
  begin(status: number, statusText: string | undefined, raw: RawFields, added: FlatFields): void {
    const hasBody = this.#req.method !== 'HEAD' && status !== 204 && status !== 304
    const shape = {
      mayHaveLength: status !== 204,
      mayHaveTrailers: hasBody && this.#req.httpVersionMinor > 0,
    }
    const response = forwardResponseFields(raw, shape, added)
    this.status = status
    this.#fields = response.fields
    this.#contentLength = response.contentLength
    if (statusText !== undefined && /^[\t\x20-\x7e]+$/.test(statusText)) {
      this.#statusText = statusText
    }
    process.nextTick(flushSoon, this)
  }

  /** False when the client does not keep up; `drain` tells when it did. */
  write(chunk: Buffer): boolean {
    if (this.#fields !== undefined) {
      if (chunk.length === this.#contentLength && chunk.length <= limits.onePieceBytesMax) {
        this.#onePiece = chunk
        return true
      }
      this.#sendHead(this.#fields)
    }
    return this.#res.write(chunk)
  }

  end(trailers: RawFields | null | undefined): void {
    if (this.#fields !== undefined) this.#sendHead(this.#fields)
    if (trailers != null && trailers.length > 0 && this.#res.chunkedEncoding) {
      this.#res.addTrailers(forwardTrailers(trailers))
    }
    // As text it leaves in one write with the head; as bytes it would be a second one.
    if (this.#onePiece === undefined) this.#res.end()
    else this.#res.end(this.#onePiece.toString('latin1'), 'latin1')
  }

  /** Sends the head if nothing that came in together with it did: events must not wait for more. */
  flush(): void {
    if (this.#fields === undefined || this.#res.destroyed) return
    this.#sendHead(this.#fields)
    if (this.#onePiece === undefined) this.#res.flushHeaders()
    else this.#res.write(this.#onePiece)
    this.#onePiece = undefined
  }

  /** Forgets an answer of which nothing was sent. False when it is too late for that. */
  withdraw(): boolean {
    this.#fields = undefined
    return !this.#res.headersSent
  }

  #sendHead(fields: string[]): void {
    this.#fields = undefined
    if (this.#statusText === undefined) this.#res.writeHead(this.status, fields)
    else this.#res.writeHead(this.status, this.#statusText, fields)
  }
}

/**
 * A connection that fails says so one turn of the event loop after its last bytes: `close` events
 * come behind the immediates of a turn. Most heads have gone out with their body long before.
 */
function flushSoon(writer: ResponseWriter): void {
  if (writer.isHeadPending) setImmediate(() => setImmediate(() => writer.flush()))
}

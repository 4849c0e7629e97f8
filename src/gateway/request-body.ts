/** Decides how an upload flows: chunk by chunk, as fast as the upstream takes it. */
import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'

/**
 * The body of a client's request as a stream of its own. Handing the request itself to undici
 * would let undici destroy it when the upstream answers early, and the client's connection with
 * it, before the client got that answer.
 */
export class RequestBody extends Readable {
  readonly #req: IncomingMessage
  readonly #onFirstRead: () => void
  #hasBegun = false

  constructor(req: IncomingMessage, onFirstRead: () => void) {
    super()
    this.#req = req
    this.#onFirstRead = onFirstRead
  }

  override _read(): void {
    if (this.#hasBegun) {
      this.#req.resume()
      return
    }
    this.#hasBegun = true
    this.#onFirstRead()
    this.#req.on('data', this.#onData)
    this.#req.on('end', this.#onEnd)
  }

  readonly #onData = (chunk: Buffer): void => {
    if (!this.push(chunk)) this.#req.pause()
  }

  readonly #onEnd = (): void => {
    this.push(null)
  }

  /** Leaves the request alone: what happens to the rest of it is decided elsewhere. */
  override _destroy(_error: Error | null, callback: (error?: Error | null) => void): void {
    this.#req.off('data', this.#onData)
    this.#req.off('end', this.#onEnd)
    callback(null)
  }
}

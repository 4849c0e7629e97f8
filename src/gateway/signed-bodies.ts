/** Decides how much memory signed bodies take, and whose: each is held whole before it goes on. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createOverloaded } from '../base/create-overloaded.ts'
import { KeywardError } from '../base/errors.ts'
import { limits } from '../base/limits.ts'
import { type RoomHolder, SharedRoom } from '../base/shared-room.ts'
import { joinField } from '../server/join-field.ts'
import { readBody } from '../server/read-body.ts'

/**
 * What a body takes is counted from before it comes until its exchange has ended: a slow upstream
 * keeps bodies in memory as well as a slow client does.
 */
export class SignedBodies {
  readonly #room = new SharedRoom(limits.signedBodiesBytesMax, limits.signedBodiesParts)

  /**
   * `subject` is whose request it is by its signature. Error `overloaded` when there is no room for
   * him, `body_too_large` above `signedBodyBytesMax`.
   */
  async take(req: IncomingMessage, res: ServerResponse, subject: string): Promise<Buffer> {
    const { signedBodyBytesMax: bytesMax, signedBodyStepBytes: step } = limits
    const length = Number(joinField(req.rawHeaders, 'content-length'))
    const isTooLarge = length > bytesMax
    if (req.socket.destroyed) throw new KeywardError('invalid_request')
    const held = new HeldBytes(this.#room, subject)
    held.growTo(Number.isNaN(length) ? step : Math.min(length, bytesMax))
    const isAwaited = /^100-continue$/i.test(req.headers.expect ?? '')
    if (isAwaited && !isTooLarge) res.writeContinue()
    held.giveBackWithEndOf(req, res)
    try {
      const grow = (bytes: number) => held.growTo(Math.ceil(bytes / step) * step)
      const body = await readBody(req, bytesMax, Number.isNaN(length) ? grow : undefined)
      held.shrinkTo(body.length)
      return body
    } catch (error) {
      held.shrinkTo(0)
      throw error
    }
  }
}

class HeldBytes {
  readonly #room: SharedRoom
  readonly #subject: string
  #holder: RoomHolder | undefined
  #bytes = 0

  constructor(room: SharedRoom, subject: string) {
    this.#room = room
    this.#subject = subject
  }

  growTo(bytes: number): void {
    if (bytes <= this.#bytes) return
    const holder = this.#room.take(this.#subject, bytes - this.#bytes)
    if (holder === undefined) throw createNoRoom()
    this.#holder = holder
    this.#bytes = bytes
  }

  shrinkTo(bytes: number): void {
    if (bytes >= this.#bytes || this.#holder === undefined) return
    this.#room.giveBack(this.#holder, this.#bytes - bytes)
    this.#bytes = bytes
  }

  /** A pipelined response without a connection yet does not hear of the client going away. */
  giveBackWithEndOf(req: IncomingMessage, res: ServerResponse): void {
    const socket = req.socket.setMaxListeners(0)
    const onEnd = () => {
      res.off('close', onEnd)
      socket.off('close', onEnd)
      this.shrinkTo(0)
    }
    res.on('close', onEnd)
    socket.on('close', onEnd)
  }
}

function createNoRoom(): KeywardError {
  return createOverloaded('Too many signed bodies of this key and its owner are under way.', 1)
}

/** Decides how much of a request body is read, and for how long its sender may take. */
import type { IncomingMessage } from 'node:http'
import { ByteCollector } from '../base/byte-collector.ts'
import { KeywardError } from '../base/errors.ts'
import { limits } from '../base/limits.ts'
import { joinField } from './join-field.ts'

/**
 * The whole body. Errors: `body_too_large` as soon as it is known, `request_timeout` after
 * `limits.requestTimeoutMs`, however steadily it drips. `onLength` is told before more is kept, and
 * may throw. What is left of the body then is the caller's to discard.
 */
export function readBody(
  req: IncomingMessage,
  bytesMax: number,
  onLength: (length: number) => void = () => {},
): Promise<Buffer> {
  // A request that announces no body has ended before anybody listens (`optimizeEmptyRequests`).
  if (req.readableEnded) return Promise.resolve(Buffer.alloc(0))
  return new Promise((resolve, reject) => {
    const collector = new ByteCollector()
    const finish = (settle: () => void) => {
      clearTimeout(timer)
      req.off('data', onData).off('end', onEnd).off('error', onGone).off('close', onGone)
      settle()
    }
    const fail = (error: unknown) => {
      req.pause()
      finish(() => reject(error))
    }
    const timer = setTimeout(
      () => fail(new KeywardError('request_timeout')),
      limits.requestTimeoutMs,
    )
    const onData = (chunk: Buffer) => {
      const length = collector.length + chunk.length
      try {
        if (length > bytesMax) throw createBodyTooLarge(bytesMax)
        onLength(length)
        collector.add(chunk)
      } catch (error) {
        fail(error)
      }
    }
    const onEnd = () => finish(() => resolve(collector.join()))
    const onGone = () => {
      const detail = 'The connection ended before the body did.'
      finish(() => reject(new KeywardError('invalid_request', { detail })))
    }
    if (Number(joinField(req.rawHeaders, 'content-length') ?? 0) > bytesMax) {
      fail(createBodyTooLarge(bytesMax))
      return
    }
    req.on('data', onData).on('end', onEnd).on('error', onGone).on('close', onGone)
  })
}

/** The same for a request that never was on a wire. */
export async function readWebBody(
  body: ReadableStream<Uint8Array> | null,
  bytesMax: number,
): Promise<Buffer> {
  const collector = new ByteCollector()
  for await (const chunk of body ?? []) {
    if (collector.length + chunk.length > bytesMax) throw createBodyTooLarge(bytesMax)
    collector.add(Buffer.from(chunk))
  }
  return collector.join()
}

function createBodyTooLarge(bytesMax: number): KeywardError {
  return new KeywardError('body_too_large', { detail: `At most ${bytesMax} bytes are read.` })
}

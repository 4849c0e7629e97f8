/** Decides what becomes of an upload that nobody wants any more because it has been answered. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { limits } from '../base/limits.ts'

/**
 * Reads the rest of the request into nothing for a while: many clients read the answer only when
 * they have sent everything, and a connection closed on unread bytes is reset, answer and all.
 */
export function discardUpload(req: IncomingMessage, res: ServerResponse): void {
  if (req.complete || req.destroyed) return
  let timer: NodeJS.Timeout | undefined
  const giveUpLater = () => {
    timer = setTimeout(() => req.socket.destroy(), limits.uploadDiscardMs)
  }
  const done = () => {
    res.off('finish', giveUpLater)
    clearTimeout(timer)
  }
  if (res.writableFinished) giveUpLater()
  else res.once('finish', giveUpLater)
  req.once('end', done)
  req.once('close', done)
  req.on('error', () => {})
  req.resume()
}

/** Makes the response for an upgrade that is answered like any other request, then closed. */
import { type IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'

/** Node gives no response with an upgrade, but an answer other than 101 needs one. */
export function createUpgradeResponse(req: IncomingMessage, socket: Duplex): ServerResponse {
  const res = new ServerResponse(req)
  res.shouldKeepAlive = false
  res.assignSocket(socket as Socket)
  socket.on('drain', () => res.emit('drain'))
  res.on('finish', () => {
    res.detachSocket(socket as Socket)
    socket.end()
    socket.resume()
  })
  return res
}

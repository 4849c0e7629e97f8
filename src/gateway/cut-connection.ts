/** Decides how a client is told that an answer which had begun will never be complete. */
import type { IncomingMessage } from 'node:http'

/**
 * Closes the connection without the end that the message needs. A body for HTTP/1.0 ends with the
 * connection: there only a reset tells the part from the whole. Over TLS and Unix sockets there is
 * no reset to send; TLS leaves out its close_notify instead.
 */
export function cutConnection({ socket, httpVersionMinor }: IncomingMessage): void {
  const isPlainTcp = !('encrypted' in socket) && socket.remotePort !== undefined
  if (isPlainTcp && httpVersionMinor === 0) socket.resetAndDestroy()
  else socket.destroy()
}

/** Decides how bytes flow after an upgrade: both ways, each at the pace of its receiver. */
import { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { limits } from '../base/limits.ts'

export interface Tunnel {
  /** Cuts both connections. */
  destroy(): void
}

/** `onClosed` is called once, when both connections are closed. */
export function openTunnel(client: Duplex, upstream: Duplex, onClosed: () => void): Tunnel {
  let open = 2
  let timer: NodeJS.Timeout | undefined
  const destroy = () => {
    client.destroy()
    upstream.destroy()
  }
  const onEnd = () => {
    timer ??= setTimeout(destroy, limits.tunnelHalfClosedMs)
  }
  const onClose = (other: Duplex) => {
    open--
    if (open === 0) {
      clearTimeout(timer)
      onClosed()
    } else {
      // What was received before the close may still be on its way to the other side.
      other.end()
      onEnd()
    }
  }
  for (const [from, to] of [
    [client, upstream],
    [upstream, client],
  ] as const) {
    settleSocket(from)
    from.on('error', destroy)
    from.on('end', onEnd)
    from.on('close', () => onClose(to))
    from.pipe(to)
  }
  return { destroy }
}

/** A tunnel may be silent as long as it likes; TCP finds out whether its peers still exist. */
function settleSocket(stream: Duplex): void {
  if (!(stream instanceof Socket)) return
  stream.setTimeout(0)
  stream.setNoDelay(true)
  stream.setKeepAlive(true, limits.tunnelKeepAliveMs)
}

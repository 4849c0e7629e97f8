/** Decides how addresses to listen on are written: `127.0.0.1:8787`, `[::1]:8787`, `8787`. */

export interface ListenAddress {
  readonly host: string
  readonly port: number
}

export const LISTEN_WHY = 'must be host:port such as 127.0.0.1:8787'

const HOST_DEFAULT = '127.0.0.1'
const PORT_MAX = 65_535

/** Port 0 takes a free one. A port alone is on this machine only. */
export function parseListenAddress(text: string): ListenAddress | undefined {
  const parts = /^(?:(\[[0-9A-Fa-f:.]+\]|[^\s:[\]/@]*):)?(\d{1,5})$/.exec(text.trim())
  if (parts === null) return undefined
  const [, host, digits = ''] = parts
  const port = Number(digits)
  if (port > PORT_MAX) return undefined
  return { host: host === undefined || host === '' ? HOST_DEFAULT : host, port }
}

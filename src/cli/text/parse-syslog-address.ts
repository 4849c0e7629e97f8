/** Decides how the address of a syslog receiver is written: `tls://logs.example.com:6514`. */
import { limits } from '../../base/limits.ts'
import type { SyslogSinkSettings } from '../../server/sinks/sink-settings.ts'

export const SYSLOG_ADDRESS_WHY = 'must be such as tls://logs.example.com:6514, tcp://… or udp://…'

type SyslogAddress = Pick<SyslogSinkSettings, 'protocol' | 'host' | 'port' | 'messageBytesMax'>

/** Undefined when it is none. Ports: RFC 5425, RFC 6587, RFC 5426. */
export function parseSyslogAddress(text: string): SyslogAddress | undefined {
  const [, protocol, authority] = /^(tcp|tls|udp):\/\/([^\s/?#@\\]+)\/?$/.exec(text) ?? []
  const url = authority === undefined ? null : URL.parse(`http://${authority}/`)
  if (url === null || url.hostname === '') return undefined
  if (protocol !== 'tcp' && protocol !== 'tls' && protocol !== 'udp') return undefined
  const explicit = /:(\d+)$/.exec(authority ?? '')?.[1]
  const port = explicit === undefined ? (protocol === 'tls' ? 6514 : 514) : Number(explicit)
  if (port < 1 || port > 65_535) return undefined
  const { syslogMessageBytesMax, syslogDatagramBytesMax } = limits
  return {
    protocol,
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port,
    messageBytesMax: protocol === 'udp' ? syslogDatagramBytesMax : syslogMessageBytesMax,
  }
}

/** Tells a syslog receiver of audit events, by TCP, TLS or UDP. */
import { limits } from '../../base/limits.ts'
import type { AuditEvent } from '../../engine/audit/audit-event.ts'
import { formatSyslog, toSyslogHostname } from './format-syslog.ts'
import type { Sink } from './sink.ts'
import type { SyslogSinkSettings } from './sink-settings.ts'
import { SyslogDatagrams } from './syslog-datagrams.ts'
import { SyslogStream } from './syslog-stream.ts'

export interface SyslogSinkOptions extends SyslogSinkSettings {
  /** Of this machine. */
  readonly hostname: string
  readonly tls: SyslogTls
  readonly settleMs?: number
  readonly stallMs?: number
}

/** PEM. */
export interface SyslogTls {
  readonly ca?: string
  readonly cert?: string
  readonly key?: string
}

/** What carries messages to a receiver. */
export interface SyslogCarrier {
  /** Throws when they did not all leave. */
  send(messages: readonly string[]): Promise<void>
  /** Throws once when the connection broke, or the receiver complained, since the last call. */
  confirm(): void
  /** Throws when it is not known that all was taken. */
  close(): Promise<void>
}

const SCHEMES = { tcp: 'syslog+tcp', tls: 'syslog+tls', udp: 'syslog+udp' } as const

export class SyslogSink implements Sink {
  readonly destination: string
  readonly batchMax = limits.sinkReadMax
  readonly settleMs: number
  readonly #origin: { readonly hostname: string; readonly bytesMax: number }
  readonly #carrier: SyslogCarrier

  constructor(options: SyslogSinkOptions) {
    const { protocol, host, port, messageBytesMax } = options
    this.destination = `${SCHEMES[protocol]}://${host}:${port}`
    // Of datagrams nobody ever hears again.
    this.settleMs = protocol === 'udp' ? 0 : (options.settleMs ?? limits.syslogSettleMs)
    const hostname = toSyslogHostname(options.hostname, limits.syslogHostnameLengthMax)
    this.#origin = { hostname, bytesMax: messageBytesMax }
    this.#carrier = protocol === 'udp' ? new SyslogDatagrams(options) : new SyslogStream(options)
  }

  async deliver(events: readonly AuditEvent[]): Promise<void> {
    await this.#carrier.send(events.map((event) => formatSyslog(event, this.#origin)))
  }

  async confirm(): Promise<void> {
    this.#carrier.confirm()
  }

  reopen(): void {}

  close(): Promise<void> {
    return this.#carrier.close()
  }
}

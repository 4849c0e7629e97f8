/** Sends syslog messages over TCP or TLS, each with its length before it (RFC 6587, RFC 5425). */
import { connect as connectTcp, isIP, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { limits } from '../../base/limits.ts'
import { SinkFailure } from './sink.ts'
import type { SyslogCarrier, SyslogSinkOptions } from './syslog-sink.ts'

/**
 * Syslog acknowledges nothing. A receiver that dies with messages unread has its system cut the
 * connection, so whatever was written shortly before that counts as lost; it is the caller's to
 * wait how long is shortly.
 */
export class SyslogStream implements SyslogCarrier {
  readonly #options: SyslogSinkOptions
  #socket: Socket | undefined
  /** Why the connection ended; null while it lives or when there has been none. */
  #broken: string | null = null
  #hasSent = false

  constructor(options: SyslogSinkOptions) {
    this.#options = options
  }

  async send(messages: readonly string[]): Promise<void> {
    this.confirm()
    this.#socket ??= await this.#open()
    const framed = messages.map((message) => `${Buffer.byteLength(message)} ${message}`).join('')
    this.#hasSent = true
    await this.#write(this.#socket, framed)
  }

  confirm(): void {
    if (this.#broken === null) return
    const why = this.#broken
    const hadSent = this.#hasSent
    this.#broken = null
    this.#hasSent = false
    if (hadSent) throw new SinkFailure(why)
  }

  /** A receiver that closes after us, and not before, has read everything. */
  async close(): Promise<void> {
    const socket = this.#socket
    if (socket === undefined) return this.confirm()
    const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()))
    const timer = setTimeout(() => {
      this.#break('did not close in time')
      socket.destroy()
    }, limits.sinkCloseMs)
    const order: ('ours' | 'theirs')[] = []
    socket.once('end', () => order.push('theirs'))
    socket.end(() => order.push('ours'))
    await closed
    clearTimeout(timer)
    if (order.join(' ') === 'ours theirs') this.#broken = null
    this.confirm()
  }

  #open(): Promise<Socket> {
    const { protocol, host, port, tls } = this.#options
    const servername = isIP(host) === 0 ? { servername: host } : {}
    return new Promise((resolve, reject) => {
      const socket =
        protocol === 'tls'
          ? connectTls({ host, port, ...tls, ...servername, minVersion: 'TLSv1.2' })
          : connectTcp({ host, port })
      const timer = setTimeout(
        () => socket.destroy(new Error('no connection in time')),
        limits.outboundConnectTimeoutMs,
      )
      const onFailure = (cause?: Error) => {
        clearTimeout(timer)
        reject(new SinkFailure(`no connection (${describe(cause)})`, { cause }))
      }
      socket.once('error', onFailure)
      socket.once(protocol === 'tls' ? 'secureConnect' : 'connect', () => {
        clearTimeout(timer)
        socket.off('error', onFailure)
        this.#watch(socket)
        resolve(socket)
      })
    })
  }

  #watch(socket: Socket): void {
    socket.setNoDelay(true)
    socket.setKeepAlive(true, limits.syslogKeepAliveMs)
    socket.on('error', (error) => this.#break(`connection lost (${describe(error)})`))
    socket.on('end', () => this.#break('the receiver closed the connection'))
    socket.on('close', () => this.#break('connection lost'))
    // Nothing that a receiver says has a meaning; unread, it would fill the connection.
    socket.resume()
  }

  #break(why: string): void {
    this.#broken ??= why
    this.#socket = undefined
  }

  #write(socket: Socket, text: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const settle = (why?: string) => {
        clearTimeout(timer)
        socket.off('close', onClose)
        if (why === undefined) return resolve()
        // It is told now, and not by the next call again.
        this.#hasSent = false
        reject(new SinkFailure(why))
      }
      const onClose = () => settle(this.#broken ?? 'connection lost')
      const timer = setTimeout(() => {
        settle('takes nothing any more')
        socket.destroy()
      }, this.#options.stallMs ?? limits.syslogStallMs)
      socket.once('close', onClose)
      socket.write(text, (error) => {
        settle(error ? `connection lost (${describe(error)})` : undefined)
      })
    })
  }
}

/** A code where there is one: the texts of OpenSSL are long. */
function describe(error: Error | undefined): string {
  if (error === undefined) return 'unknown'
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message
}

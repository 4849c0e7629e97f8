/** Sends syslog messages over TCP or TLS, each with its length before it (RFC 6587, RFC 5425). */
import { connect as connectTcp, isIP, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { limits } from '../../base/limits.ts'
import { describeFailure } from '../outbound/describe-failure.ts'
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
  /** On the clock of `performance`. */
  #openedAtMs = 0
  /** Why the connection ended; null while it lives or when there has been none. */
  #broken: string | null = null
  #hasSent = false

  constructor(options: SyslogSinkOptions) {
    this.#options = options
  }

  async send(messages: readonly string[]): Promise<void> {
    this.confirm()
    const socket = this.#socket ?? (await this.#open())
    const framed = messages.map((message) => `${Buffer.byteLength(message)} ${message}`).join('')
    this.#hasSent = true
    await this.#write(socket, framed)
  }

  confirm(): void {
    if (this.#broken === null) return
    const why = this.#broken
    const hadSent = this.#hasSent
    this.#broken = null
    this.#hasSent = false
    if (hadSent) throw new SinkFailure(why)
  }

  /**
   * A receiver that closes after us, and not before, has read everything; unless it never wanted
   * this connection and closes now because of that, as after a certificate that it does not take.
   */
  async close(): Promise<void> {
    const socket = this.#socket
    if (socket === undefined) return this.confirm()
    const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()))
    const timer = setTimeout(() => {
      this.#break(socket, 'did not close in time')
      socket.destroy()
    }, limits.sinkCloseMs)
    const { settleMs = limits.syslogSettleMs } = this.#options
    const isSettled = performance.now() - this.#openedAtMs >= settleMs
    const order: ('ours' | 'theirs' | 'error')[] = []
    socket.once('error', () => order.push('error'))
    socket.once('end', () => order.push('theirs'))
    socket.end(() => order.push('ours'))
    await closed
    clearTimeout(timer)
    if (isSettled && order.join(' ') === 'ours theirs') this.#broken = null
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
      const timer = setTimeout(() => {
        reject(new SinkFailure('no connection in time'))
        socket.destroy()
      }, limits.outboundConnectTimeoutMs)
      const onFailure = (cause?: Error) => {
        clearTimeout(timer)
        reject(new SinkFailure(`no connection (${describeFailure(cause)})`, { cause }))
      }
      socket.once('error', onFailure)
      socket.once(protocol === 'tls' ? 'secureConnect' : 'connect', () => {
        clearTimeout(timer)
        socket.off('error', onFailure)
        this.#socket = socket
        this.#openedAtMs = performance.now()
        this.#watch(socket)
        resolve(socket)
      })
    })
  }

  #watch(socket: Socket): void {
    socket.setNoDelay(true)
    socket.setKeepAlive(true, limits.syslogKeepAliveMs)
    const lose = (why: string) => this.#break(socket, why)
    socket.on('error', (error) => lose(`connection lost (${describeFailure(error)})`))
    socket.on('end', () => lose('the receiver closed the connection'))
    socket.on('close', () => lose('connection lost'))
    // Nothing that a receiver says has a meaning; unread, it would fill the connection.
    socket.resume()
  }

  /** Of a connection that was given up before, nothing is news. */
  #break(socket: Socket, why: string): void {
    if (this.#socket !== socket) return
    this.#broken = why
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
        settle(error ? `connection lost (${describeFailure(error)})` : undefined)
      })
    })
  }
}

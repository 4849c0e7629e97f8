/** Sends syslog messages by UDP, one in each datagram (RFC 5426): what gets lost stays lost. */
import { createSocket, type Socket } from 'node:dgram'
import { lookup } from 'node:dns/promises'
import { describeFailure } from '../outbound/describe-failure.ts'
import { SinkFailure } from './sink.ts'
import type { SyslogCarrier, SyslogSinkOptions } from './syslog-sink.ts'

export class SyslogDatagrams implements SyslogCarrier {
  readonly #options: SyslogSinkOptions
  #socket: Socket | undefined
  /** What the system told of a datagram that nobody took. */
  #refused: string | null = null

  constructor(options: SyslogSinkOptions) {
    this.#options = options
  }

  async send(messages: readonly string[]): Promise<void> {
    this.confirm()
    this.#socket ??= await this.#open()
    const socket = this.#socket
    for (const message of messages) {
      await new Promise<void>((resolve, reject) => {
        socket.send(message, (error) => {
          if (error === null) return resolve()
          this.#drop()
          reject(new SinkFailure(`datagram not sent (${describeFailure(error)})`, { cause: error }))
        })
      })
    }
  }

  confirm(): void {
    if (this.#refused === null) return
    const why = this.#refused
    this.#refused = null
    this.#drop()
    throw new SinkFailure(why)
  }

  async close(): Promise<void> {
    this.#drop()
  }

  /** Connected, so that the system tells when nobody listens there. */
  async #open(): Promise<Socket> {
    const { host, port } = this.#options
    try {
      const { address, family } = await lookup(host)
      const socket = createSocket(family === 6 ? 'udp6' : 'udp4')
      await new Promise<void>((resolve, reject) => {
        socket.once('error', reject)
        socket.connect(port, address, () => {
          socket.off('error', reject)
          resolve()
        })
      })
      socket.on('error', (error) => {
        this.#refused ??= `nobody takes datagrams (${describeFailure(error)})`
      })
      socket.unref()
      return socket
    } catch (cause) {
      throw new SinkFailure(`no connection (${describeFailure(cause)})`, { cause })
    }
  }

  #drop(): void {
    this.#socket?.close()
    this.#socket = undefined
  }
}

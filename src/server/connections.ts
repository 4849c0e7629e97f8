/** Decides how connections end when the server stops: answered first, cut if it takes too long. */
import type { Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'

/** How often connections that have become idle meanwhile are looked for. */
const SWEEP_MS = 25

/** Knows every connection of a server and the newest response on each. */
export class Connections {
  readonly #server: Server
  readonly #sockets = new Set<Socket>()
  readonly #current = new Map<Duplex, ServerResponse>()
  #isClosing = false

  constructor(server: Server) {
    this.#server = server
    // For TLS too this is the bare connection: destroying it ends whatever goes on above.
    server.on('connection', (socket: Socket) => {
      this.#sockets.add(socket)
      socket.once('close', () => this.#sockets.delete(socket))
    })
  }

  /**
   * To be told of every request before it is handled. False: it is not to be handled, because the
   * answer before it closes the connection. What comes behind that one may be no request at all
   * (smuggling), and Node has parsed it already when both came in one packet (RFC 9112 §9.6).
   */
  begin(socket: Duplex, res: ServerResponse): boolean {
    const before = this.#current.get(socket)
    if (before === undefined) socket.once('close', () => this.#current.delete(socket))
    else if (!before.shouldKeepAlive) return false
    this.#current.set(socket, res)
    if (this.#isClosing) res.shouldKeepAlive = false
    return true
  }

  findCurrent(socket: Duplex): ServerResponse | undefined {
    return this.#current.get(socket)
  }

  /** True until the newest response of the connection is on its way and has let go of it. */
  isAnswering(socket: Duplex): boolean {
    const res = this.#current.get(socket)
    return res !== undefined && (!res.writableFinished || res.socket !== null)
  }

  /**
   * Stops accepting. Answers that have not begun say `Connection: close`; idle connections end at
   * once, the others when they have been answered, all of them after `drainTimeoutMs`.
   */
  close(drainTimeoutMs: number): Promise<void> {
    if (this.#isClosing) return Promise.resolve()
    this.#isClosing = true
    for (const res of this.#current.values()) if (!res.headersSent) res.shouldKeepAlive = false
    return new Promise((resolve) => {
      const sweep = setInterval(() => this.#server.closeIdleConnections(), SWEEP_MS)
      const cut = setTimeout(() => this.#cut(), drainTimeoutMs)
      this.#server.close(() => {
        clearInterval(sweep)
        clearTimeout(cut)
        resolve()
      })
    })
  }

  #cut(): void {
    for (const socket of this.#sockets) socket.destroy()
  }
}

/** Decides how connections end when the server stops: answered first, cut when it takes too long. */
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

  /** To be told of every request before it is handled. */
  begin(socket: Duplex, res: ServerResponse): void {
    if (!this.#current.has(socket)) socket.once('close', () => this.#current.delete(socket))
    this.#current.set(socket, res)
    if (this.#isClosing) res.shouldKeepAlive = false
  }

  findCurrent(socket: Duplex): ServerResponse | undefined {
    return this.#current.get(socket)
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

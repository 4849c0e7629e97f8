/** Starts a TCP hop in front of the API that writes down, byte by byte, what reached it. */
import { once } from 'node:events'
import net, { type AddressInfo, type Socket } from 'node:net'

export interface Passed {
  /** Such as `GET /v1/users HTTP/1.1`. */
  readonly line: string
  /** Names in lower case, as often as they were sent. */
  readonly fields: readonly (readonly [name: string, value: string])[]
  /** All of it, the body included. */
  readonly text: string
}

export interface Witness {
  readonly port: number
  /** One for each connection: Flask's own server closes it after one answer. */
  list(): Passed[]
  forget(): void
  [Symbol.asyncDispose](): Promise<void>
}

export async function startWitness(target: string): Promise<Witness> {
  const { hostname, port } = new URL(target)
  const seen: { text: string }[] = []
  const sockets = new Set<Socket>()
  const server = net.createServer((client) => {
    const record = { text: '' }
    const upstream = net.connect(Number(port), hostname)
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket))
      socket.on('error', () => socket.destroy())
    }
    client.on('data', (chunk: Buffer) => {
      if (record.text === '') seen.push(record)
      record.text += chunk.toString('latin1')
    })
    client.pipe(upstream).pipe(client)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    list: () => seen.map(({ text }) => toPassed(text)),
    forget() {
      seen.length = 0
    },
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close')
      server.close()
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}

function toPassed(text: string): Passed {
  const [line = '', ...rest] = (text.split('\r\n\r\n')[0] ?? '').split('\r\n')
  const fields = rest.map((field) => {
    const colon = field.indexOf(':')
    return [field.slice(0, colon).toLowerCase(), field.slice(colon + 1).trim()] as const
  })
  return { line, fields, text }
}

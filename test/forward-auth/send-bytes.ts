/** A client without manners: sends a request exactly as written, which real clients refuse to. */
import net from 'node:net'

export interface Sent {
  readonly method?: string
  readonly path?: string
  /** Written as they are, in this order. `Host` and `Connection: close` are added if missing. */
  readonly fields?: readonly (readonly [name: string, value: string])[]
  readonly body?: string
}

export interface Received {
  readonly status: number
  /** Names in lower case; what came twice is joined with a comma. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export async function sendBytes(port: number, sent: Sent): Promise<Received> {
  const { method = 'GET', path = '/', fields = [], body = '' } = sent
  const has = (name: string) => fields.some(([each]) => each.toLowerCase() === name)
  const head = [
    `${method} ${path} HTTP/1.1`,
    ...(has('host') ? [] : ['Host: api.example.com']),
    ...(has('connection') ? [] : ['Connection: close']),
    ...(body === '' ? [] : [`Content-Length: ${body.length}`]),
    ...fields.map(([name, value]) => `${name}: ${value}`),
  ]
  const socket = net.connect(port, '127.0.0.1')
  socket.setEncoding('latin1')
  socket.write(`${head.join('\r\n')}\r\n\r\n${body}`, 'latin1')
  let text = ''
  try {
    for await (const chunk of socket) {
      text += chunk
      if (isComplete(text, method)) break
    }
  } catch (error) {
    if (text === '') throw error
  } finally {
    socket.destroy()
  }
  return parse(text)
}

/** `100 Continue` and the like, which come before the answer. */
const INTERIM = /^(?:HTTP\/1\.1 1(?!01)\d\d [\s\S]*?\r\n\r\n)+/

function parse(received: string): Received {
  const text = received.replace(INTERIM, '')
  const end = text.indexOf('\r\n\r\n')
  const [line = '', ...rest] = text.slice(0, end < 0 ? text.length : end).split('\r\n')
  const headers: Record<string, string> = {}
  for (const field of rest) {
    const colon = field.indexOf(':')
    const name = field.slice(0, colon).toLowerCase()
    const value = field.slice(colon + 1).trim()
    headers[name] = headers[name] === undefined ? value : `${headers[name]}, ${value}`
  }
  return { status: Number(line.split(' ')[1]), headers, body: end < 0 ? '' : text.slice(end + 4) }
}

function isComplete(text: string, method: string): boolean {
  if (!text.replace(INTERIM, '').includes('\r\n\r\n')) return false
  const { status, headers, body } = parse(text)
  if (method === 'HEAD' || status === 204 || status === 304) return true
  const length = headers['content-length']
  if (length !== undefined) return body.length >= Number(length)
  return headers['transfer-encoding'] === 'chunked' && body.endsWith('0\r\n\r\n')
}

/** Measures the least that an HTTP answer can cost: node:http that reads a field or a body. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const headers = { 'content-type': 'application/json' }

const server = createServer((request, response) => {
  if (request.method === 'GET') {
    const hasKey = request.headers['x-api-key'] !== undefined
    response.writeHead(hasKey ? 200 : 401, headers).end('{"allowed":true}')
    return
  }
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const body = JSON.parse(Buffer.concat(chunks).toString()) as { key?: string }
    response.writeHead(body.key === undefined ? 400 : 200, headers).end('{"allowed":true}')
  })
})

server.listen(0, '127.0.0.1', () => {
  process.send?.((server.address() as AddressInfo).port)
})

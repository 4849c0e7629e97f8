/** Measures what a proxy costs that judges nothing: node:http in front, undici behind. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Dispatcher, Pool } from 'undici'

const upstream = new Pool(`http://127.0.0.1:${process.argv[2]}`, { connections: 64 })

const server = createServer((request, response) => {
  const { method = 'GET', url = '/', headers } = request
  const hasBody = headers['content-length'] !== undefined || 'transfer-encoding' in headers
  const { connection: _, 'keep-alive': __, 'transfer-encoding': ___, ...passedOn } = headers
  upstream.dispatch(
    {
      method: method as Dispatcher.HttpMethod,
      path: url,
      headers: passedOn,
      body: hasBody ? request : null,
    },
    answerWith(request, response),
  )
})

function answerWith(
  request: IncomingMessage,
  response: ServerResponse,
): Dispatcher.DispatchHandler {
  return {
    onRequestStart(controller) {
      response.once('close', () => {
        if (!response.writableFinished) controller.abort(new Error('the client has gone'))
      })
    },
    onResponseStart(_controller, status, headers) {
      const { connection: _, 'keep-alive': __, 'transfer-encoding': ___, ...passedOn } = headers
      response.writeHead(status, passedOn)
    },
    onResponseData(controller, chunk) {
      if (response.write(chunk)) return
      controller.pause()
      response.once('drain', () => controller.resume())
    },
    onResponseEnd() {
      response.end()
    },
    onResponseError() {
      if (response.headersSent || request.destroyed) response.destroy()
      else response.writeHead(502).end()
    },
  }
}

server.listen(0, '127.0.0.1', () => {
  process.send?.((server.address() as AddressInfo).port)
})

/** A real `keyward protect` in front of an upstream that streams, and clients of it. */

import { once } from 'node:events'
import http, { type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fetch } from 'undici'
import { afterEach } from 'vitest'
import { WebSocketServer } from 'ws'
import { type Keyward, removeDirectory, startKeyward } from '../fixtures/start-keyward.ts'

const closers: (() => Promise<void> | void)[] = []

/** Call in the body of a test file. */
export function stopShopsAfterEach(): void {
  afterEach(async () => {
    for (const close of closers.splice(0).reverse()) await close()
  })
}

/** `/v1/users/events` never ends; WebSockets are taken; all else is answered at once. */
async function startUpstream(): Promise<string> {
  const server = http.createServer((req, res) => {
    if (req.url === '/v1/users/events') res.write('data: 1\n\n')
    else res.end('upstream')
  })
  const sockets = new WebSocketServer({ server })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  closers.push(() => {
    sockets.close()
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

export async function startShop() {
  const args = ['protect', '--upstream', await startUpstream(), '--api', 'shop']
  const begin = async (directory?: string): Promise<Keyward> => {
    const keyward = await startKeyward(directory === undefined ? { args } : { args, directory })
    closers.push(() => keyward.stop('SIGKILL').then(() => {}))
    return keyward
  }
  let keyward = await begin()
  const { directory } = keyward
  closers.unshift(() => removeDirectory(directory))
  const call = (method: string, path: string, body?: unknown) => keyward.call(method, path, body)
  return {
    directory,
    url: () => keyward.url,
    call,
    async createKey(settings: object = {}) {
      const asked = { api: 'shop', scopes: ['read:users'], ...settings }
      return (await call('POST', '/v1/keys', asked)).body
    },
    async rotate(id: string, graceSeconds: number) {
      return (await call('POST', `/v1/keys/${id}/rotate`, { graceSeconds })).body
    },
    /** Through the gateway. */
    async get(secret: string, headers: Record<string, string> = {}) {
      const sent = { 'x-api-key': secret, ...headers }
      const answer = await fetch(`${keyward.url}/v1/users`, { headers: sent })
      await answer.text()
      return answer
    },
    async killAndStart() {
      await keyward.stop('SIGKILL')
      keyward = await begin(directory)
    },
  }
}

/** An answer that goes on: resolves once its first part is there. */
export async function openStream(url: string, secret: string): Promise<IncomingMessage> {
  const asked = http.get(`${url}/v1/users/events`, { headers: { 'x-api-key': secret } })
  const [answer] = (await once(asked, 'response')) as [IncomingMessage]
  await once(answer, 'data')
  return answer
}

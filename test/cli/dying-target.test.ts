/** A target that dies or closes half-way must never look like one in which nothing was found. */
import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { cleanUpAfterEach, createWorkFolder } from './work-folder.ts'

cleanUpAfterEach()

async function scanClosing(beforehand: number, close: RequestListener) {
  let asked = 0
  const server = createServer((request, response) => {
    asked += 1
    if (asked > beforehand) close(request, response)
    else if (request.url === '/') response.end('<a href="/users">users</a>')
    else if (request.url === '/users') response.end('[{"id": 1, "name": "Ann"}]')
    else response.writeHead(404).end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const result = await createWorkFolder().run(['scan', url, '--json'])
  server.closeAllConnections()
  server.close()
  return result
}

it('is reported so far, and the exit status says so', { timeout: 30_000 }, async () => {
  const { code, stdout, stderr } = await scanClosing(60, ({ socket }) => socket.destroy())
  expect(code).toBe(3)
  expect(stderr).toContain('stopped answering')
  expect(JSON.parse(stdout)).toMatchObject({ complete: false, stopped: 'target-gone' })
})

it('which shuts the scanner out is not taken for one that refuses', async () => {
  const { stdout } = await scanClosing(60, (_request, response) => {
    response.writeHead(403, { 'content-type': 'application/json' }).end('{"error": "banned"}')
  })
  const { complete, missing, coverage } = JSON.parse(stdout)
  expect(complete).toBe(false)
  expect(JSON.stringify(missing)).toContain('shut out')
  expect(coverage.operations.length).toBeLessThan(10)
})

/** A target that dies half-way must never look like one in which nothing was found. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { cleanUpAfterEach, createWorkFolder } from './work-folder.ts'

cleanUpAfterEach()

it('is reported so far, and the exit status says so', { timeout: 30_000 }, async () => {
  let asked = 0
  const server = createServer((request, response) => {
    asked += 1
    if (asked <= 60) response.writeHead(404).end()
    else request.socket.destroy()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const folder = createWorkFolder()
  const { code, stdout, stderr } = await folder.run(['scan', url, '--json'])
  server.close()
  expect(code).toBe(3)
  expect(stderr).toContain('stopped answering')
  expect(JSON.parse(stdout)).toMatchObject({ complete: false, stopped: 'target-gone' })
})

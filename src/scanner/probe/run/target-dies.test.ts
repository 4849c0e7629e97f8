import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createServer as createTcpServer, type Server } from 'node:net'
import { describe, expect, it } from 'vitest'
import { fixtureRule } from '../../../../test/scanner/fixture-rule.ts'
import { serveSample } from '../../../../test/scanner/serve-sample.ts'
import { json, keyedSample } from '../sample-api.ts'
import { runScan } from './run-scan.ts'

const sample = keyedSample('sound', { routes: { 'GET /v1/users': () => json([{ id: 1 }]) } })

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

describe('a target that is in trouble', () => {
  it('is reported as far as it was seen when it dies half-way', async () => {
    const served = await serveSample(sample)
    const upstream = new URL(served.settings.target)
    let left = 150
    const dying = createServer((request, response) => {
      if (--left < 0) {
        request.socket.destroy()
        return
      }
      const { url = '/', method = 'GET', headers } = request
      void fetch(new URL(url, upstream), { method, headers: headers as Record<string, string> })
        .then(async (answer) => {
          response.writeHead(answer.status, { 'content-type': 'application/json' })
          response.end(await answer.text())
        })
        .catch(() => request.socket.destroy())
    })
    const target = await listen(dying)
    const asking = fixtureRule({
      async check(scan) {
        for (let page = 0; page < 100; page++) await scan.fetchPath(`/v1/users?page=${page}`)
        return []
      },
    })
    try {
      const settings = { ...served.settings, target, timeoutMs: 500 }
      const report = await runScan(settings, served.environment, [
        asking,
        fixtureRule({ id: 'later' }),
      ])
      expect(report.complete).toBe(false)
      expect(report.missing.map((each) => each.what).join()).toContain('stopped answering')
      expect(report.coverage.checks.map((each) => each.status)).toEqual(['untested', 'untested'])
      expect(report.coverage.operations.length).toBeGreaterThan(0)
    } finally {
      await served.close()
      dying.closeAllConnections()
      dying.close()
    }
  })

  it('is unreachable when it does not speak HTTP', async () => {
    const served = await serveSample(sample)
    await served.close()
    const babbling = createTcpServer((socket) => {
      socket.on('error', () => {})
      socket.end('220 mail.sample.test ESMTP\r\n')
    })
    const target = await listen(babbling)
    try {
      const scanning = runScan({ ...served.settings, target }, served.environment, [])
      await expect(scanning).rejects.toMatchObject({ code: 'target_unreachable' })
    } finally {
      babbling.close()
    }
  })
})

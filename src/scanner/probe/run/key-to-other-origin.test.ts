import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { fixtureRule } from '../../../../test/scanner/fixture-rule.ts'
import { serveSample } from '../../../../test/scanner/serve-sample.ts'
import { json, keyedSample, sampleKeys } from '../sample-api.ts'
import { runScan } from './run-scan.ts'

it('sends no key to another origin, not even to an allowed one', async () => {
  const arrived: string[] = []
  const tell = ({ url, headers }: IncomingMessage) => arrived.push(JSON.stringify([url, headers]))
  const other = createServer((request, response) => {
    tell(request)
    response.setHeader('content-type', 'application/json')
    response.end('{"items":[{"id":1}]}')
  })
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  const elsewhere = `http://127.0.0.1:${(other.address() as AddressInfo).port}`
  const served = await serveSample(
    keyedSample('links elsewhere', {
      routes: {
        'GET /v1/users': () => json([{ id: 1, next: `${elsewhere}/v1/users?page=2` }]),
        'GET /v1/moved': () => ({ status: 307, headers: { location: `${elsewhere}/v1/moved/` } }),
      },
      document: { servers: [{ url: elsewhere }] },
    }),
  )
  const prying = fixtureRule({
    subject: 'operation',
    async check(scan, operation) {
      if (operation === null) return []
      await scan.ask(operation, scan.keys[0] ?? null, { path: `//${new URL(elsewhere).host}/x` })
      await scan.ask(operation, { text: sampleKeys['first'] ?? '' }, { path: `${elsewhere}/x` })
      await scan.fetchPath(`${elsewhere}/x`)
      return []
    },
  })
  try {
    const settings = { ...served.settings, allowedOrigins: [elsewhere] }
    const report = await runScan(settings, served.environment, [prying])
    expect(report.coverage.keyProven).toBe(true)
  } finally {
    await served.close()
    other.close()
    other.closeAllConnections()
  }
  for (const key of Object.values(sampleKeys)) expect(arrived.join('\n')).not.toContain(key)
})

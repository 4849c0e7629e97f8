/** Attack: somebody in between answers for another origin, while the target is this machine. */
import { expect, it } from 'vitest'
import { startTlsTarget } from '../../../../test/fixtures/start-tls-target.ts'
import { fixtureRule } from '../../../../test/scanner/fixture-rule.ts'
import { serveSample } from '../../../../test/scanner/serve-sample.ts'
import type { Answer } from '../client/exchange.ts'
import { json, keyedSample } from '../sample-api.ts'
import { runScan } from './run-scan.ts'

it('is not believed without a certificate', async () => {
  const other = await startTlsTarget({ names: ['cdn.sample.test'], isSelfSigned: true })
  const { port } = new URL(other.url)
  const elsewhere = `https://cdn.sample.test:${port}`
  const answers: (Answer | null)[] = []
  const asking = fixtureRule({
    subject: 'target',
    async check(scan) {
      for (const origin of [elsewhere, `https://localhost:${port}`]) {
        answers.push(await scan.client.send({ method: 'GET', url: `${origin}/app.js` }))
      }
      return []
    },
  })
  const routes = { 'GET /v1/users': () => json([{ id: 1 }]) }
  const served = await serveSample(keyedSample('plain', { routes }))
  try {
    const allowedOrigins = [elsewhere, `https://localhost:${port}`]
    await runScan({ ...served.settings, allowedOrigins }, served.environment, [asking])
  } finally {
    await served.close()
  }
  // On this machine itself nobody is in between.
  expect(answers.map((each) => each?.status)).toEqual([undefined, 200])
  expect(other.seen.length).toBe(1)
})

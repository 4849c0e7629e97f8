import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { fixtureRule } from '../../../../test/scanner/fixture-rule.ts'
import { scanSample, serveSample } from '../../../../test/scanner/serve-sample.ts'
import { ScanStopped } from '../client/exchange.ts'
import { tlsCertificateInvalid } from '../rules/transport/tls-certificate-invalid.ts'
import { json, keyedSample, keylessSample, type SoundApi, sampleKeys } from '../sample-api.ts'
import { runScan } from './run-scan.ts'

const routes: SoundApi['routes'] = {
  'GET /v1/users': () => json([{ id: 41, name: 'Ann' }]),
  'GET /v1/users/{id}': ({ params }) =>
    params['id'] === '41' ? json({ id: 41, name: 'Ann' }) : json({ error: 'not found' }, 404),
  'GET /healthz': { handle: () => json({ status: 'ok' }), isPublic: true },
}
const sound = keyedSample('sound', { routes })

describe('runScan', () => {
  it('shows who reaches what, with the identifiers that lists have shown', async () => {
    const { report } = await scanSample(sound, [])
    expect(report.matrix).toEqual({
      callers: ['no key', 'made-up key', 'first', 'second'],
      rows: [
        {
          operation: { method: 'GET', path: '/healthz' },
          access: ['open', 'open', 'open', 'open'],
        },
        {
          operation: { method: 'GET', path: '/v1/users' },
          access: ['refused', 'refused', 'open', 'open'],
        },
        {
          operation: { method: 'GET', path: '/v1/users/{id}' },
          access: ['refused', 'refused', 'open', 'open'],
        },
      ],
    })
    expect(report).toMatchObject({ complete: true, missing: [], grade: 'A', findings: [] })
    expect(report.coverage).toMatchObject({ keyProven: true })
    expect(report.coverage.keys[0]).toMatchObject({ proven: true, placement: 'header X-API-Key' })
  })

  it('is not complete without a key, and says how to give one', async () => {
    const { report } = await scanSample(keylessSample('sound', { routes }), [])
    expect(report.complete).toBe(false)
    expect(report.missing.map((each) => each.how).join()).toContain('--key')
    expect(report.matrix).toBeNull()
  })

  it('says that a key was not seen to open anything', async () => {
    const keys = { wrong: `${sampleKeys['first']}x` }
    const { report } = await scanSample({ ...sound, keys }, [fixtureRule({ keysMin: 1 })])
    expect(report.coverage.keys).toMatchObject([{ name: 'wrong', proven: false, placement: null }])
    expect(report.missing.map((each) => each.what).join()).toContain('The key wrong was not seen')
    expect(report.coverage.checks[0]).toMatchObject({ status: 'untested', operation: null })
  })

  it('tells of a certificate that it may not accept, and asks nothing', async () => {
    const served = await serveSample({ ...sound, tls: 'expired', isRemote: true })
    const settings = { ...served.settings, isInsecure: false }
    const report = await runScan(settings, served.environment, [tlsCertificateInvalid])
    await served.close()
    expect(served.requests).toEqual([])
    expect(report.findings.map(({ ruleId }) => ruleId)).toEqual(['tls-certificate-invalid'])
    expect(report.complete).toBe(false)
    expect(report.missing.map((each) => each.how).join()).toContain('--insecure')
  })

  it('never says of a rule that met a limit that it has passed', async () => {
    const limited = fixtureRule({
      id: 'limited',
      check: async (scan) => {
        await scan.fetchPath('/v1/limited')
        return []
      },
    })
    const looking = fixtureRule({ id: 'looking', check: async () => [] })
    const change: SoundApi['change'] = (answer, { path }) =>
      path === '/v1/limited' ? { status: 429, headers: { 'retry-after': '99' } } : answer
    const { report } = await scanSample(keyedSample('limited', { routes, change }), [
      limited,
      looking,
    ])
    const statuses = report.coverage.checks.map(({ ruleId, status }) => [ruleId, status])
    expect(statuses).toEqual([
      ['limited', 'untested'],
      ['looking', 'passed'],
    ])
  })

  it('goes on without a rule that throws, and says so', async () => {
    const failing = fixtureRule({ id: 'failing', check: () => Promise.reject(new Error('oh')) })
    const seeing = fixtureRule({
      id: 'seeing',
      check: () => [{ confidence: 'likely', detail: 'x' }],
    })
    const { report, failures } = await scanSample(sound, [failing, seeing])
    expect(failures).toMatchObject([{ ruleId: 'failing' }])
    expect(report.findings).toMatchObject([{ ruleId: 'seeing' }])
    expect(report.coverage.checks[0]).toMatchObject({
      status: 'untested',
      reason: 'the rule failed',
    })
    expect(report.missing.map((each) => each.what).join()).toContain('failing')
    expect(report.complete).toBe(false)
  })

  it('reports what it knows when a rule meets the end of the budget', async () => {
    const seeing = fixtureRule({
      id: 'seeing',
      check: () => [{ confidence: 'likely', detail: 'x' }],
    })
    const ending = fixtureRule({
      id: 'ending',
      check: () => Promise.reject(new ScanStopped('budget')),
    })
    const { report } = await scanSample(sound, [seeing, ending, fixtureRule({ id: 'later' })])
    expect(report.findings).toMatchObject([{ ruleId: 'seeing' }])
    expect(report.coverage.checks.slice(1)).toMatchObject([
      { ruleId: 'ending', status: 'untested', reason: 'the request budget was spent' },
      { ruleId: 'later', status: 'untested', reason: 'the request budget was spent' },
    ])
    expect(report.complete).toBe(false)
  })

  it.each([1, 5, 40, 90])('never sends more than a budget of %i requests', async (budget) => {
    const served = await serveSample(sound)
    try {
      const settings = { ...served.settings, requestsBudget: budget }
      const report = await runScan(settings, served.environment, [fixtureRule({})])
      expect(served.requests.length).toBeLessThanOrEqual(budget)
      expect(report.coverage.requestsSent).toBe(served.requests.length)
    } finally {
      await served.close()
    }
  })

  it('ends in order when it is cancelled', async () => {
    const served = await serveSample(sound)
    const stop = new AbortController()
    const onProgress = ({ phase }: { readonly phase: string }) => {
      if (phase === 'access') stop.abort()
    }
    try {
      const environment = { ...served.environment, signal: stop.signal, onProgress }
      const report = await runScan(served.settings, environment, [fixtureRule({})])
      expect(report.missing.map((each) => each.what).join()).toContain('cancelled')
      expect(report.coverage.operations.length).toBeGreaterThan(0)
    } finally {
      await served.close()
    }
  })

  it('throws when nothing ever answers', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    await new Promise((resolve) => server.close(resolve))
    const served = await serveSample(sound)
    await served.close()
    const settings = { ...served.settings, target: `http://127.0.0.1:${port}` }
    const scanning = runScan(settings, served.environment, [])
    await expect(scanning).rejects.toMatchObject({ code: 'target_unreachable' })
  })

  it('scans in spite of a certificate of its own on loopback', async () => {
    const routes = { 'GET /v1/users': () => json([{ id: 1 }]) }
    const served = await serveSample(keyedSample('x', { routes }, { tls: 'self-signed' }))
    try {
      const settings = { ...served.settings, isInsecure: false }
      const report = await runScan(settings, served.environment, [])
      expect(report.coverage.keyProven).toBe(true)
    } finally {
      await served.close()
    }
  })

  it('keeps what a description allows out of the findings, with its reason', async () => {
    const operation = { description: 'Open. keyward:allow seeing it is for everybody' }
    const sample = keyedSample('allowing', {
      routes: {
        'GET /v1/users': { handle: () => json([{ id: 1 }]), operation },
        'GET /v1/items': () => json([{ id: 2 }]),
      },
    })
    const seeing = fixtureRule({
      id: 'seeing',
      subject: 'operation',
      check: () => [{ confidence: 'likely', detail: 'x' }],
    })
    const { report } = await scanSample(sample, [seeing])
    const paths = report.findings.map((each) => each.operation?.path)
    expect(paths).toContain('/v1/items')
    expect(paths).not.toContain('/v1/users')
    expect(report.suppressed).toMatchObject([
      { finding: { operation: { path: '/v1/users' } }, reason: 'it is for everybody' },
    ])
  })
})

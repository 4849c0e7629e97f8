import { expect, it } from 'vitest'
import { loadRules } from '../../../../test/scanner/load-rules.ts'
import { serveSample } from '../../../../test/scanner/serve-sample.ts'
import type { ScanReport } from '../../scan-report.ts'
import { json, keyedSample, type SoundApi } from '../sample-api.ts'
import { runScan } from './run-scan.ts'

/** Twenty operations with flaws of many kinds. */
function listRoutes(): SoundApi['routes'] {
  const routes: Record<string, SoundApi['routes'][string]> = {}
  for (const noun of ['users', 'orders', 'invoices', 'teams', 'notes']) {
    const item = { id: 41, name: 'Ann', email: 'ann@example.com', password_hash: 'x'.repeat(60) }
    const isPublic = noun === 'notes'
    routes[`GET /v1/${noun}`] = { handle: () => json([item, { ...item, id: 42 }]), isPublic }
    routes[`GET /v1/${noun}/{id}`] = { handle: () => json(item), isPublic }
    routes[`POST /v1/${noun}`] = () => json(item, 201)
    routes[`DELETE /v1/${noun}/{id}`] = () => json({})
  }
  return routes
}

async function scanWith(concurrency: number): Promise<ScanReport> {
  const served = await serveSample(keyedSample('many', { routes: listRoutes() }))
  try {
    const { rules } = await loadRules()
    return await runScan({ ...served.settings, concurrency }, served.environment, rules)
  } finally {
    await served.close()
  }
}

it('finds the same in the same order, however many requests are under way', async () => {
  const tell = ({ findings, coverage, matrix }: ScanReport) => ({
    findings: findings.map((each) => [
      each.ruleId,
      each.operation,
      each.severity,
      each.fingerprint,
    ]),
    checks: coverage.checks,
    operations: coverage.operations,
    matrix,
  })
  const one = await scanWith(1)
  const many = await scanWith(16)
  expect(tell(many)).toEqual(tell(one))
  expect(many.durationMs).toBeLessThan(20_000)
  expect(new Set(many.findings.map((each) => each.fingerprint)).size).toBe(many.findings.length)
})

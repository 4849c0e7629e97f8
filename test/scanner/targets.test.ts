/** Measures the scanner on small APIs of ours, once as they were written and once sound. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { limits } from '../../src/base/limits.ts'
import { formatAccuracy, type Measured } from '../targets/format-accuracy.ts'
import { judge, listWeighty, scanTarget, type TargetScan } from '../targets/scan-target.ts'
import { targets } from '../targets/targets.ts'

const SCAN_MS_MAX = 20_000

const measured: Measured[] = []

describe.each(targets)('$name', (target) => {
  let flawed: TargetScan
  let sound: TargetScan
  beforeAll(async () => {
    ;[flawed, sound] = await Promise.all([scanTarget(target, false), scanTarget(target, true)])
    const { missed, falseFindings } = judge(target, flawed)
    const untrue = [...falseFindings, ...listWeighty(sound)]
    measured.push({ target, missed, falseFindings: untrue })
  })

  it('has every known flaw found, and no other', () => {
    expect(judge(target, flawed)).toEqual({ missed: [], falseFindings: [] })
  })

  it('has nothing above information found when it is sound', () => {
    expect(listWeighty(sound)).toEqual([])
    expect(sound.report.grade).toBe('A')
  })

  it('is scanned within the budget and the time, and nothing is destroyed', () => {
    for (const scanned of [flawed, sound]) checkManners(scanned)
  })
})

/** What a scan owes to whoever runs the target, whatever it finds. */
function checkManners({
  report,
  requestsArrived,
  destroyed,
  failures,
  unproven,
}: TargetScan): void {
  expect(destroyed).toEqual([])
  expect(failures).toEqual([])
  expect(unproven).toEqual([])
  expect(requestsArrived).toBeGreaterThan(100)
  expect(requestsArrived).toBeLessThanOrEqual(limits.scanRequestsDefault)
  expect(report.coverage.requestsSent).toBeLessThanOrEqual(limits.scanRequestsDefault)
  expect(report.durationMs).toBeLessThan(SCAN_MS_MAX)
}

describe('a second scan', () => {
  it('has the same findings, with the same fingerprints', async () => {
    const target = targets.find(({ name }) => name === 'invoice-desk')
    if (target === undefined) throw new Error('there is no invoice-desk')
    const tell = ({ report }: TargetScan) =>
      report.findings.map(({ ruleId, severity, title, operation, fingerprint }) => ({
        ruleId,
        severity,
        title,
        operation,
        fingerprint,
      }))
    const first = tell(await scanTarget(target, false))
    expect(tell(await scanTarget(target, false))).toEqual(first)
    expect(first.length).toBeGreaterThan(target.mustFind.length - 1)
  })
})

describe('docs/scan-accuracy.md', () => {
  afterAll(() => process.stdout.write(`\n${formatAccuracy(measured)}\n`))

  it('states what was measured', () => {
    const page = readFileSync(
      fileURLToPath(new URL('../../docs/scan-accuracy.md', import.meta.url)),
      'utf8',
    )
    expect(measured.length).toBe(targets.length)
    expect(page).toContain(formatAccuracy(measured))
  })
})

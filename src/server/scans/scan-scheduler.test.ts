import { describe, expect, it } from 'vitest'
import { openScanManagement, openSilentTarget } from '../../../test/fixtures/open-scans.ts'
import { ScanScheduler } from './scan-scheduler.ts'

const HOUR_MS = 3_600_000

async function openHourly() {
  const target = await openSilentTarget()
  const management = await openScanManagement({ targets: [target] })
  const { call, clock, desk } = management
  const body = { api: 'shop', target, everyMs: HOUR_MS }
  await call('POST', '/v1/scan-schedules', { body })
  const nextAtMs = async () => {
    const { text } = await call('GET', '/v1/scan-schedules/shop')
    return Date.parse(JSON.parse(text).nextAt)
  }
  const listScans = async () => (await call('GET', '/v1/scans?api=shop')).json.items
  const runAt = async (ms: number) => {
    clock.advanceMs(ms - clock.nowMs())
    await desk.scheduler.runDue()
  }
  return { ...management, nextAtMs, listScans, runAt, first: await nextAtMs() }
}

describe('a schedule', () => {
  it('is run when it is due, as a scan of its own kind, and keeps its beat', async () => {
    const { runAt, listScans, nextAtMs, first, call } = await openHourly()
    await runAt(first - 1)
    expect(await listScans()).toEqual([])
    await runAt(first + 20_000)
    const [scan] = await listScans()
    expect(scan).toMatchObject({ api: 'shop', trigger: 'schedule', createdBy: 'local' })
    expect(await nextAtMs()).toBe(first + HOUR_MS)
    await call('POST', `/v1/scans/${scan?.id}/cancel`)
    await runAt(first + HOUR_MS)
    expect(await listScans()).toHaveLength(2)
    expect(await nextAtMs()).toBe(first + 2 * HOUR_MS)
  })

  it('makes up for what was missed by one scan, however long that was', async () => {
    const { runAt, listScans, nextAtMs, first } = await openHourly()
    await runAt(first + 50.5 * HOUR_MS)
    await runAt(first + 50.6 * HOUR_MS)
    expect(await listScans()).toHaveLength(1)
    expect(await nextAtMs()).toBe(first + 51 * HOUR_MS)
  })

  it('waits while its target is being scanned, and is not lost', async () => {
    const { runAt, listScans, nextAtMs, first, call } = await openHourly()
    await runAt(first)
    await runAt(first + HOUR_MS)
    const [running] = await listScans()
    expect(await listScans()).toHaveLength(1)
    expect(await nextAtMs()).toBe(first + HOUR_MS)
    await call('POST', `/v1/scans/${running?.id}/cancel`)
    await runAt(first + HOUR_MS + 1)
    expect(await listScans()).toHaveLength(2)
  })

  it('is run once by two schedulers on one store', async () => {
    const { engine, desk, listScans, clock, first } = await openHourly()
    clock.advanceMs(first - clock.nowMs())
    const other = new ScanScheduler(engine, desk.queue)
    await Promise.all([desk.scheduler.runDue(), other.runDue()])
    await other.close()
    expect(await listScans()).toHaveLength(1)
  })

  it('that has been ended is not run', async () => {
    const { runAt, listScans, first, call } = await openHourly()
    await call('DELETE', '/v1/scan-schedules/shop')
    await runAt(first + HOUR_MS)
    expect(await listScans()).toEqual([])
  })
})

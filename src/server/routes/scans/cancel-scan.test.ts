import { describe, expect, it } from 'vitest'
import {
  openPeopleTarget,
  openScanManagement,
  openSilentTarget,
} from '../../../../test/fixtures/open-scans.ts'

describe('200', () => {
  it('ends scans that run and scans that wait, and lets the next one run', async () => {
    const silent = await openSilentTarget()
    const target = await openPeopleTarget()
    const { call, scan, waitFor } = await openScanManagement({ targets: [silent, target] })
    const [running, alsoRunning, waiting] = [
      await scan({ target: silent }),
      await scan({ target: `${silent}/b` }),
      await scan({ target: silent }),
    ]
    const next = await scan({ target, requests: 30 })
    for (const id of [waiting, running, alsoRunning]) {
      const { status, json } = await call('POST', `/v1/scans/${id}/cancel`)
      expect([status, json.state]).toEqual([200, 'cancelled'])
      expect(JSON.parse((await call('GET', `/v1/scans/${id}`)).text).problem).toContain('cancelled')
    }
    expect((await waitFor(next)).state).toBe('done')
  })
})

describe('404 and 409', () => {
  it('needs a scan that is there, and that has not ended', async () => {
    const target = await openPeopleTarget()
    const { call, scan, waitFor } = await openScanManagement({ targets: [target] })
    expect((await call('POST', '/v1/scans/scan_x/cancel')).json.code).toBe('scan_not_found')
    const id = await scan({ target, requests: 30 })
    await waitFor(id)
    const { status, json } = await call('POST', `/v1/scans/${id}/cancel`)
    expect([status, json.code]).toEqual([409, 'conflict'])
  })
})

import { expect, it } from 'vitest'
import { openScanManagement } from '../../../../test/fixtures/open-scans.ts'

it('answers 404 for a scan that is not there', async () => {
  const { call } = await openScanManagement()
  const { status, json } = await call('GET', '/v1/scans/scan_000000000000')
  expect([status, json.code]).toEqual([404, 'scan_not_found'])
})

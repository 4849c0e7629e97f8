import { describe, expect, it } from 'vitest'
import {
  openPeopleTarget,
  openScanManagement,
  openSilentTarget,
} from '../../../../test/fixtures/open-scans.ts'

describe('200', () => {
  it('gives each form with its type, and a page that may do nothing', async () => {
    const target = await openPeopleTarget()
    const { call, scan, waitFor } = await openScanManagement({ targets: [target] })
    const id = await scan({ target, requests: 200 })
    await waitFor(id)
    const forms = [
      ['', 'application/json', '"schema":"keyward.scan/1"'],
      ['?format=sarif', 'application/sarif+json', '"2.1.0"'],
      ['?format=junit', 'application/xml', '<testsuites'],
      ['?format=html', 'text/html; charset=utf-8', '<!doctype html>'],
      ['?format=text', 'text/plain; charset=utf-8', target],
    ] as const
    for (const [query, type, piece] of forms) {
      const { status, headers, text } = await call('GET', `/v1/scans/${id}/report${query}`)
      expect([status, headers.get('content-type')]).toEqual([200, type])
      expect(text).toContain(piece)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      const policy = headers.get('content-security-policy') ?? ''
      expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; .*; sandbox$/)
      expect(policy).not.toContain('unsafe')
    }
  })
})

describe('400', () => {
  it('refuses a form that there is not', async () => {
    const { call } = await openScanManagement()
    const { status, json } = await call('GET', '/v1/scans/scan_x/report?format=pdf')
    expect([status, json.errors[0].at]).toEqual([400, '/query/format'])
  })
})

describe('404 and 409', () => {
  it('needs a scan that is there, and one that has a report', async () => {
    const target = await openSilentTarget()
    const { call, scan } = await openScanManagement({ targets: [target] })
    expect((await call('GET', '/v1/scans/scan_x/report')).json.code).toBe('scan_not_found')
    const id = await scan({ target })
    const { status, json } = await call('GET', `/v1/scans/${id}/report`)
    expect([status, json.code]).toEqual([409, 'scan_not_ready'])
    expect(json.detail).toMatch(/is (?:queued|running)\.$/)
  })
})

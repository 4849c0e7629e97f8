import { describe, expect, it } from 'vitest'
import { openScanManagement, openTarget } from '../../../../test/fixtures/open-scans.ts'

/** Shows people to strangers until it is mended; then its banner tells too much. */
async function openMendedTarget() {
  const state = { isMended: false }
  const url = await openTarget((_, res) => {
    res.setHeader('content-type', 'application/json')
    if (state.isMended) {
      res.statusCode = 401
      res.setHeader('server', 'Apache/2.4.29 (Ubuntu) OpenSSL/1.0.2g')
    }
    const people = [{ id: 1, name: 'Ann', email: 'ann@example.com', role: 'admin' }]
    res.end(JSON.stringify(state.isMended ? { error: 'unauthorized' } : people))
  })
  return { url, state }
}

describe('200', () => {
  it('tells what is new, fixed and still there since the scan before', async () => {
    const { url, state } = await openMendedTarget()
    const { call, scan, waitFor, clock } = await openScanManagement({ targets: [url] })
    const ids: string[] = []
    for (const isMended of [false, false, true]) {
      state.isMended = isMended
      clock.advanceMs(1_000)
      const id = await scan({ target: url })
      await waitFor(id)
      ids.push(id)
    }
    const diff = async (id = '', query = '') =>
      JSON.parse((await call('GET', `/v1/scans/${id}/diff${query}`)).text)
    const same = await diff(ids[1])
    expect(same).toMatchObject({ scan: ids[1], with: ids[0], new: [], fixed: [], untested: [] })
    expect(same.stillThere.length).toBeGreaterThan(0)
    const mended = await diff(ids[2])
    const idsOf = (found: readonly { ruleId: string }[]) => found.map(({ ruleId }) => ruleId)
    expect(mended.with).toBe(ids[1])
    expect(idsOf(mended.new)).toContain('server-banner')
    const gone = [...mended.fixed, ...mended.untested]
    expect(gone.length).toBeGreaterThan(0)
    expect(gone.length + mended.stillThere.length).toBe(same.stillThere.length)
    const back = await diff(ids[0], `?with=${ids[2]}`)
    expect(back).toMatchObject({ scan: ids[0], with: ids[2] })
    expect(back.new.map((each: { fingerprint: string }) => each.fingerprint).sort()).toEqual(
      gone.map(({ fingerprint }: { fingerprint: string }) => fingerprint).sort(),
    )
    expect((await waitFor(ids[2] ?? '')).previous).toBe(ids[1])
  })
})

describe('404', () => {
  it('says when there is nothing to compare with', async () => {
    const { url } = await openMendedTarget()
    const { call, scan, waitFor } = await openScanManagement({ targets: [url] })
    const id = await scan({ target: url, requests: 30 })
    await waitFor(id)
    for (const path of [`${id}/diff`, `${id}/diff?with=scan_x`, 'scan_x/diff']) {
      const { status, json } = await call('GET', `/v1/scans/${path}`)
      expect([status, json.code]).toEqual([404, 'scan_not_found'])
    }
  })
})

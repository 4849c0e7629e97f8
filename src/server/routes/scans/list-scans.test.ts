import { describe, expect, it } from 'vitest'
import { openScanManagement, openSilentTarget } from '../../../../test/fixtures/open-scans.ts'

describe('200', () => {
  it('pages the history of a target, and narrows by API and state', async () => {
    const silent = await openSilentTarget()
    const { call, scan, clock } = await openScanManagement({ targets: [silent] })
    const ids: string[] = []
    for (const [index, path] of ['/a', '/b', '/a', '/a'].entries()) {
      clock.advanceMs(1_000)
      ids.unshift(await scan({ target: silent + path, api: index === 0 ? 'shop' : null }))
    }
    const list = async (query: string) =>
      (await call('GET', `/v1/scans?${query}`)).json.items.map(({ id }) => id)
    expect(await list('')).toEqual(ids)
    const target = encodeURIComponent(`${silent.toUpperCase()}/a/`.replace('HTTP', 'http'))
    const history = ids.filter((_, index) => index !== 2)
    expect(await list(`target=${target}`)).toEqual(history)
    expect(await list('api=shop')).toEqual(ids.slice(3))
    expect(await list('state=queued')).toEqual(ids.slice(0, 2))
    const first = await call('GET', `/v1/scans?target=${target}&limit=2`)
    expect(first.json.items.map(({ id }) => id)).toEqual(history.slice(0, 2))
    const cursor = encodeURIComponent(first.json.cursor ?? '')
    expect(await list(`target=${target}&cursor=${cursor}`)).toEqual(history.slice(2))
  })
})

describe('400', () => {
  it.each(['state=gone', 'limit=0', 'cursor=x', 'page=2'])('refuses ?%s', async (query) => {
    const { call } = await openScanManagement()
    expect((await call('GET', `/v1/scans?${query}`)).status).toBe(400)
  })
})

describe('404', () => {
  it('tells an API that does not exist from one without scans', async () => {
    const { call } = await openScanManagement()
    expect((await call('GET', '/v1/scans?api=other')).json.code).toBe('api_not_found')
    expect((await call('GET', '/v1/scans?api=shop')).json.items).toEqual([])
  })
})

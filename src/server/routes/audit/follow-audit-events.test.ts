import { describe, expect, it } from 'vitest'
import { appendEvents } from '../../../../test/fixtures/audit-log.ts'
import { openManagement } from '../../../../test/fixtures/open-management.ts'

describe('GET /v1/audit-events/follow', () => {
  it('200: tells where the log ends, then what came after, once each', async () => {
    const { call, engine } = await openManagement()
    const follow = async (query: string) => {
      const { json, status } = await call('GET', `/v1/audit-events/follow${query}`)
      expect(status).toBe(200)
      return json as unknown as { items: { tenant: string; seq: number }[]; position: number }
    }
    const start = await follow('')
    expect(start.items).toEqual([])
    await appendEvents(engine, 'crm', 5)
    const one = await follow(`?after=${start.position}&limit=3`)
    expect(one.items.map(({ seq }) => seq)).toEqual([1, 2, 3])
    const two = await follow(`?after=${one.position}&limit=3`)
    expect(two.items.map(({ seq }) => seq)).toEqual([4, 5])
    expect(await follow(`?after=${two.position}`)).toEqual({ items: [], position: two.position })
    const none = await follow(`?after=${start.position}&api=shop`)
    expect(none).toEqual({ items: [], position: two.position })
    expect((await follow('?after=0')).items.length).toBeGreaterThan(5)
  })

  it.each(['after=-1', 'after=x', 'limit=501', 'cursor=a'])('400: %s', async (query) => {
    const { call } = await openManagement()
    expect((await call('GET', `/v1/audit-events/follow?${query}`)).status).toBe(400)
  })

  it('401: without a key', async () => {
    const { call } = await openManagement()
    expect((await call('GET', '/v1/audit-events/follow', { key: null })).status).toBe(401)
  })
})

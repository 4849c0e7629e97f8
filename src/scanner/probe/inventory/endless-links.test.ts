import { describe, expect, it } from 'vitest'
import { inventoryOf } from '../../../../test/scanner/inventory-of.ts'

const SHARE = 1_000

describe('a target that makes up links without end', () => {
  it('leads into no calendar', async () => {
    const { asked, requestsSent } = await inventoryOf((_request, url) => {
      const month = /^\/calendar\/(\d+)$/.exec(url.pathname)?.[1]
      if (url.pathname === '/') return { body: { next: '/calendar/1' } }
      if (month === undefined) return null
      return { body: { next: `/calendar/${Number(month) + 1}`, more: `/calendar/${month}0` } }
    })
    expect(asked.filter((each) => each.startsWith('GET /calendar')).length).toBeLessThan(12)
    expect(requestsSent).toBeLessThanOrEqual(SHARE)
  })

  it('is not followed through ever new names and folders', async () => {
    let count = 0
    const { operations, requestsSent } = await inventoryOf((request, url) => {
      if (url.pathname !== '/' && !url.pathname.startsWith('/maze')) return null
      if (request.method !== 'GET') return null
      const links = Array.from(
        { length: 50 },
        () => `${url.pathname}/w${'abcdefghij'[count++ % 10]}`,
      )
      return { body: { links: links.map((each) => each.replace(/^\/\//, '/maze')) } }
    })
    expect(requestsSent).toBeLessThanOrEqual(SHARE)
    expect(operations.length).toBeLessThan(400)
  })

  it('is not followed through ever new identifiers in lists', async () => {
    let count = 0
    const { requestsSent, operations } = await inventoryOf(
      (_request, url) =>
        url.pathname.startsWith('/things')
          ? { body: Array.from({ length: 100 }, () => ({ id: ++count, self: `/things/${count}` })) }
          : null,
      { operations: [{ method: 'GET', path: '/things' }] },
    )
    expect(requestsSent).toBeLessThanOrEqual(SHARE)
    expect(operations.length).toBeLessThan(10)
  })

  it('goes round no loop of redirects', async () => {
    const { asked } = await inventoryOf((_request, url) => {
      if (url.pathname === '/') return { status: 302, headers: { location: '/a' } }
      if (url.pathname === '/a') return { status: 302, headers: { location: '/b' } }
      if (url.pathname === '/b') return { status: 302, headers: { location: '/a' } }
      return null
    })
    expect(asked.filter((each) => each === 'GET /a')).toHaveLength(1)
    expect(asked.filter((each) => each === 'GET /b')).toHaveLength(1)
  })

  it('grows no sitemap', async () => {
    let count = 0
    const { asked, requestsSent } = await inventoryOf((_request, url) => {
      if (!/^\/sitemap/.test(url.pathname)) return null
      const next = Array.from({ length: 100 }, () => `<loc>/sitemap-${count++}.xml</loc>`)
      return {
        headers: { 'content-type': 'application/xml' },
        body: `<urlset>${next.join('')}</urlset>`,
      }
    })
    expect(asked.filter((each) => each.includes('sitemap')).length).toBeLessThan(100)
    expect(requestsSent).toBeLessThanOrEqual(SHARE)
  })

  it('keeps to a third of a small budget', async () => {
    const { requestsSent } = await inventoryOf(() => ({ body: { next: '/x' } }), {
      requestsBudget: 60,
    })
    expect(requestsSent).toBeLessThanOrEqual(20 + 8)
  })
})

import { describe, expect, it } from 'vitest'
import { inventoryOf } from '../../../../test/scanner/inventory-of.ts'

const paths = Object.fromEntries(
  Array.from({ length: 5_000 }, (_each, index) => [
    `/v1/n${index}/things/{id}`,
    { get: { responses: {} }, post: { responses: {} } },
  ]),
)
const document = { openapi: '3.0.0', info: { title: 'Many', version: '1' }, paths }

describe('an inventory that cannot be finished', () => {
  it('tells what it knows when the target dies', async () => {
    let count = 0
    const { names } = await inventoryOf((request, url) => {
      if (++count > 60) request.socket.destroy()
      return url.pathname === '/users' ? { body: [{ id: 1 }] } : null
    })
    expect(names.length).toBeLessThanOrEqual(2)
  }, 30_000)

  it('sends nothing without a budget', async () => {
    const { requestsSent, names } = await inventoryOf(
      { '/users': [] },
      { requestsBudget: 0, operations: [{ method: 'get', path: 'users/7' }] },
    )
    expect(requestsSent).toBe(0)
    expect(names).toEqual(['GET /users/{userId}'])
  })

  it('is quick with 5 000 documented paths, and drops none in silence', async () => {
    const started = performance.now()
    const { operations, skipped } = await inventoryOf({ '/openapi.json': document })
    expect(operations.length + skipped.length).toBe(10_000)
    expect(operations.length).toBeGreaterThan(400)
    expect(performance.now() - started).toBeLessThan(15_000)
  }, 30_000)

  it('stops guessing where the target asks to slow down', async () => {
    const { asked } = await inventoryOf((_request, url) =>
      /^\/\w+$/.test(url.pathname) ? { status: 429, body: {} } : null,
    )
    expect(asked.length).toBeLessThan(600)
  }, 60_000)
})

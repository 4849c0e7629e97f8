import { describe, expect, it } from 'vitest'
import type { ScanSettings } from '../../scan-settings.ts'
import { chooseOperations } from './choose-operations.ts'
import { FoundOperations } from './found-operations.ts'

const settings: ScanSettings = {
  target: 'http://127.0.0.1',
  keys: [],
  isActive: false,
  headers: {},
  allowedOrigins: [],
  isInsecure: false,
  requestsBudget: 1_000,
  requestsPerSecond: 10,
  concurrency: 1,
  timeoutMs: 1_000,
  userAgent: 'keyward',
  fingerprintKey: 'test',
}

function known(...names: readonly string[]) {
  const found = new FoundOperations([])
  for (const each of names) {
    const [method = '', path = ''] = each.split(' ')
    found.add(method, path, 'given')
  }
  return found.operations
}

function names(list: readonly { readonly method: string; readonly path: string }[]) {
  return list.map(({ method, path }) => `${method} ${path}`)
}

describe('chooseOperations', () => {
  it('orders by path, then by method', () => {
    const { operations } = chooseOperations(known('GET /b', 'HEAD /a', 'GET /a'), settings, 1_000)
    expect(names(operations)).toEqual(['GET /a', 'HEAD /a', 'GET /b'])
  })

  it('lets a destructive operation pass only when active and named', () => {
    const all = known('GET /reset', 'POST /users')
    expect(names(chooseOperations(all, settings, 1_000).operations)).toEqual([])
    const active = { ...settings, isActive: true }
    expect(names(chooseOperations(all, active, 1_000).operations)).toEqual(['POST /users'])
    const named = { ...active, namedDestructive: ['GET /reset'] }
    expect(names(chooseOperations(all, named, 1_000).operations)).toEqual([
      'GET /reset',
      'POST /users',
    ])
    const namedOnly = { ...settings, namedDestructive: ['GET /reset'] }
    expect(names(chooseOperations(all, namedOnly, 1_000).operations)).toEqual([])
  })

  it('drops none of 5 000 in silence', () => {
    const started = performance.now()
    const words = Array.from({ length: 5_000 }, (_each, index) => {
      const letters = [...index.toString(26)].map((each) =>
        String.fromCharCode(97 + Number.parseInt(each, 26)),
      )
      return `GET /x/q${letters.join('')}`
    })
    const { operations, skipped } = chooseOperations(known(...words), settings, 700)
    expect(operations.length + skipped.length).toBe(5_000)
    expect(operations.length).toBe(175)
    expect(skipped[0]?.reason).toBe('beyond what a budget of 1000 requests is enough for')
    expect(performance.now() - started).toBeLessThan(4_000)
  })
})

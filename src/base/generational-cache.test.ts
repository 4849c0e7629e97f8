import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { GenerationalCache } from './generational-cache.ts'

const SIZE_MAX = 10
const steps = fc.array(
  fc.record({ kind: fc.constantFrom('set', 'find', 'delete'), key: fc.nat(30) }),
  { maxLength: 300 },
)

describe('GenerationalCache', () => {
  it('never holds more than it may, nor a value that was replaced or deleted', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const cache = new GenerationalCache<number, number>(SIZE_MAX)
        const newest = new Map<number, number>()
        for (const [step, { kind, key }] of list.entries()) {
          if (kind === 'set') {
            cache.set(key, step)
            newest.set(key, step)
            expect(cache.find(key)).toBe(step)
          } else if (kind === 'delete') {
            cache.delete(key)
            newest.delete(key)
            expect(cache.find(key)).toBeUndefined()
          } else {
            const found = cache.find(key)
            if (found !== undefined) expect(found).toBe(newest.get(key))
          }
          expect(cache.size).toBeLessThanOrEqual(SIZE_MAX)
        }
      }),
    )
  })

  it('keeps what was used lately', () => {
    const cache = new GenerationalCache<string, number>(SIZE_MAX)
    cache.set('used', 0)
    for (let index = 0; index < 100; index++) {
      cache.set(`other ${index}`, index)
      expect(cache.find('used')).toBe(0)
    }
    for (let index = 95; index < 100; index++) expect(cache.find(`other ${index}`)).toBe(index)
    expect(cache.find('other 0')).toBeUndefined()
  })

  it('forgets everything when told to', () => {
    const cache = new GenerationalCache<string, number>(SIZE_MAX)
    for (let index = 0; index < 8; index++) cache.set(`${index}`, index)
    cache.clear()
    expect(cache.size).toBe(0)
    expect(cache.find('7')).toBeUndefined()
  })
})

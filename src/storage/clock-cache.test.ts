import { describe, expect, it } from 'vitest'
import { ClockCache } from './clock-cache.ts'

function fill(cache: ClockCache<number, string>, from: number, to: number): void {
  for (let key = from; key < to; key++) cache.set(key, `value ${key}`)
}

describe('ClockCache', () => {
  it('never holds more than its bound', () => {
    const cache = new ClockCache<number, string>(10)
    fill(cache, 0, 1_000)
    expect(cache.size).toBe(10)
    for (let key = 0; key < 1_000; key++) cache.find(key)
    fill(cache, 1_000, 2_000)
    expect(cache.size).toBe(10)
  })

  it('keeps what is in use while strangers pass through', () => {
    const cache = new ClockCache<number, string>(10)
    fill(cache, 0, 5)
    for (let stranger = 100; stranger < 200; stranger++) {
      cache.set(stranger, 'passing')
      for (let key = 0; key < 5; key++) expect(cache.find(key)).toBe(`value ${key}`)
    }
  })

  it('makes room even when everything is in use', () => {
    const cache = new ClockCache<number, string>(3)
    fill(cache, 0, 3)
    for (let key = 0; key < 3; key++) cache.find(key)
    cache.set(3, 'new')
    expect(cache.find(3)).toBe('new')
    expect(cache.find(0)).toBeUndefined()
    expect(cache.size).toBe(3)
  })

  it('replaces a value without pushing another out', () => {
    const cache = new ClockCache<number, string>(2)
    fill(cache, 0, 2)
    cache.set(0, 'new')
    expect([cache.find(0), cache.find(1)]).toEqual(['new', 'value 1'])
  })

  it('forgets one, or all', () => {
    const cache = new ClockCache<number, string>(3)
    fill(cache, 0, 3)
    cache.delete(1)
    expect([cache.find(0), cache.find(1)]).toEqual(['value 0', undefined])
    cache.clear()
    expect(cache.size).toBe(0)
  })
})

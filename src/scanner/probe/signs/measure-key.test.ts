import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { compareKeys } from './compare-keys.ts'
import { findPrefix, measureKey } from './measure-key.ts'

describe('measureKey', () => {
  it('finds keys weak that people make', () => {
    for (const key of [
      'abc123',
      'secret-key-1',
      'my-super-secret-api-key',
      'API-KEY-2024-001',
      'test_key_1234567890',
      'tok_1700000000_7',
      createHash('md5').update('admin').digest('hex'),
      createHash('sha256').update('17').digest('hex'),
      Buffer.from('user:1017').toString('base64'),
      'aaaaaaaaaaaaaaaaaaaaaaaa',
      `550e8400-e29b-11d4-${'a716'}-446655440000`,
    ]) {
      expect(measureKey(key).bits, key).toBeLessThan(40)
    }
  })

  it('finds random keys strong, whatever their alphabet', () => {
    for (let round = 0; round < 300; round++) {
      for (const key of [
        randomBytes(16).toString('hex'),
        randomBytes(18).toString('base64url'),
        randomBytes(24).toString('base64'),
        randomUUID(),
        `shop_live_${randomBytes(16).toString('hex')}`,
      ]) {
        expect(measureKey(key).bits, key).toBeGreaterThan(80)
      }
    }
  })

  it('counts no prefix', () => {
    expect(findPrefix(`shop_live_${'Zk3vQ8yT'}1mXcp7RwB2nL`)).toBe('shop_live_')
    expect(findPrefix('shop-key-1')).toBe('')
  })
})

describe('compareKeys', () => {
  it.each([
    ['key-1', 'key-2', 'sequential'],
    ['acme0009', 'acme0010', 'sequential'],
    [`0a1b2c3d${'4e5f'}00ff`, `0a1b2c3d${'4e5f'}0100`, 'sequential'],
    ['tenant-a-key', 'tenant-b-key', 'alike'],
    [`65f1a2b3${'c4d5e6f7'}08091a2b`, `65f1a2b4${'c4d5e6f7'}08091a2c`, 'alike'],
    ['demo-key-alice-9f3a71', 'demo-key-bob-04be8d', 'different'],
  ])('%s and %s are %s', (first, second, kind) => {
    expect(compareKeys(first, second).kind).toBe(kind)
  })

  it('finds nothing in common between random keys', () => {
    for (let round = 0; round < 300; round++) {
      const [first, second] = [1, 2].map(() => randomBytes(16).toString('hex'))
      expect(compareKeys(first ?? '', second ?? '').kind).toBe('different')
    }
  })
})

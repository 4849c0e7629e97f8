/** Attack: one holder of a signing key fills the memory of nonces, so that others are refused. */
import { describe, expect, it } from 'vitest'
import { limits } from '../../base/limits.ts'
import { SharedRoom } from '../../base/shared-room.ts'
import { NonceMemory } from './nonce-memory.ts'

const START = 1_000_000_000
const { signatureAgeMsMax: AGE } = limits

function use(nonce: string, createdMs = START, keyId = 'key_a', keyCreatedMs = START) {
  return { keyId, subject: `key:${keyId}`, nonce, createdMs, keyCreatedMs }
}

describe('a flood of nonces', () => {
  const room = () => new SharedRoom(100, 4)

  it('refuses the key that makes it and no other, and makes no room by forgetting', () => {
    const memory = new NonceMemory(START, room())
    for (let index = 0; index < 25; index++) {
      expect(memory.use(use(String(index)), START)).toBe('fresh')
    }
    expect(memory.use(use('one more'), START)).toBe('full')
    expect(memory.use(use('0'), START)).toBe('used')
    for (let index = 0; index < 18; index++) {
      expect(memory.use(use(String(index), START, 'key_b'), START)).toBe('fresh')
    }
    expect(memory.use(use('first', START, 'key_c'), START)).toBe('fresh')
    expect(memory.size).toBe(44)
  })

  it('of a few keys leaves room for others; many keys of one owner are one', () => {
    const memory = new NonceMemory(START, room())
    for (let index = 0; index < 1_000; index++) {
      memory.use(use(String(index), START, `key_${index % 5}`), START)
    }
    const late = use('late', START, 'key_late')
    expect(memory.use(late, START)).toBe('fresh')
    const ofOne = new NonceMemory(START, room())
    for (let index = 0; index < 1_000; index++) {
      ofOne.use({ ...use(String(index), START, `key_${index}`), subject: 'owner' }, START)
    }
    expect(ofOne.size).toBe(25)
  })

  it('is over when its signatures are too old', () => {
    const memory = new NonceMemory(START, room())
    for (let index = 0; index < 25; index++) memory.use(use(String(index)), START)
    const later = START + AGE + 1_000
    for (let index = 0; index < 25; index++) {
      expect(memory.use(use(`more ${index}`, later), later)).toBe('fresh')
    }
    expect(memory.size).toBe(25)
  })

  it('costs no more when it comes with fractions of seconds', () => {
    const memory = new NonceMemory(START)
    const startedAt = performance.now()
    for (let index = 0; index < 30_000; index++) {
      memory.use(use(String(index), START + index / 3), START + 10_000)
    }
    expect(performance.now() - startedAt).toBeLessThan(1_000)
    expect(memory.use(use('0', START), START + AGE)).toBe('used')
  })

  it('costs little memory for each, however long they are', () => {
    const memory = new NonceMemory(START)
    const before = process.memoryUsage().heapUsed
    const padding = 'x'.repeat(limits.nonceLengthMax - 8)
    for (let index = 0; index < 50_000; index++) {
      memory.use(use(`${padding}${index}`, START + (index % 60) * 1_000), START)
    }
    expect(memory.size).toBe(50_000)
    expect((process.memoryUsage().heapUsed - before) / 50_000).toBeLessThan(400)
  })
})

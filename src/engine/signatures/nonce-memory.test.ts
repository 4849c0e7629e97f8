import { describe, expect, it } from 'vitest'
import { limits } from '../../base/limits.ts'
import { NonceMemory } from './nonce-memory.ts'

const START = 1_000_000_000
const { signatureAgeMsMax: AGE, signatureAheadMsMax: AHEAD } = limits

function use(nonce: string, createdMs = START, keyId = 'key_a', keyCreatedMs = START) {
  return { keyId, subject: `key:${keyId}`, nonce, createdMs, keyCreatedMs }
}

it('takes each nonce of each key once', () => {
  const memory = new NonceMemory(START)
  expect(memory.use(use('a'), START)).toBe('fresh')
  expect(memory.use(use('a'), START)).toBe('used')
  expect(memory.use(use('a', START + 1_000), START + 1_000)).toBe('used')
  expect(memory.use(use('b'), START)).toBe('fresh')
  expect(memory.use(use('a', START, 'key_b'), START)).toBe('fresh')
})

it('does not take one by looking', () => {
  const memory = new NonceMemory(START)
  expect(memory.isUsed(use('a'))).toBe(false)
  expect(memory.use(use('a'), START)).toBe('fresh')
  expect(memory.isUsed(use('a'))).toBe(true)
})

it('keeps every nonce for as long as its signature could be used, and no longer', () => {
  const memory = new NonceMemory(START)
  const created = START + AHEAD
  memory.use(use('a', created), START)
  expect(memory.use(use('a', created), created + AGE)).toBe('used')
  expect(memory.size).toBe(1)
  memory.use(use('b', created + AGE + 1_000), created + AGE + 1)
  expect(memory.size).toBe(1)
})

it('refuses what it may have forgotten, should the clock be set back', () => {
  const memory = new NonceMemory(START)
  memory.use(use('a'), START)
  memory.use(use('b', START + 10 * AGE), START + 10 * AGE)
  expect(memory.use(use('a'), START + 1_000)).toBe('used')
  expect(memory.use(use('c', START), START + 1_000)).toBe('used')
  expect(memory.use(use('d', START + 1_000), START + 1_000)).toBe('fresh')
})

describe('what was used before this process began', () => {
  it('is refused while it could be used again', () => {
    const memory = new NonceMemory(START)
    const old = { keyCreatedMs: START - 1 }
    expect(memory.use({ ...use('a', START - 1_000), ...old }, START + 1)).toBe('unknown')
    expect(memory.use({ ...use('b', START + AHEAD), ...old }, START + 1)).toBe('unknown')
    expect(memory.use({ ...use('c', START + AHEAD + 1_000), ...old }, START + 1_000)).toBe('fresh')
  })

  it('cannot have been by a key that was made later', () => {
    expect(new NonceMemory(START).use(use('a', START - 1_000), START)).toBe('fresh')
  })
})

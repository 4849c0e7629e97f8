import { describe, expect, it } from 'vitest'
import { limits } from '../../base/limits.ts'
import { MemorySigningKeys } from '../../storage/memory/memory-signing-keys.ts'
import { SigningKeySet } from './signing-key-set.ts'

const NOW_MS = Date.UTC(2026, 0, 15, 12)
const PUBLISHED_MS = NOW_MS + limits.signingKeyPublishedMsMin

function openSet() {
  const store = new MemorySigningKeys()
  const set = new SigningKeySet(store, NOW_MS)
  const kidOf = (state: string, algorithm = 'EdDSA', nowMs = NOW_MS) =>
    set.list(nowMs).find((key) => key.state === state && key.algorithm === algorithm)?.kid
  return { store, set, kidOf }
}

describe('SigningKeySet', () => {
  it('has a key that signs and one that waits for each algorithm', () => {
    const { set } = openSet()
    expect(set.list(NOW_MS).map(({ algorithm, state }) => `${algorithm} ${state}`)).toEqual([
      'EdDSA current',
      'ES256 current',
      'EdDSA next',
      'ES256 next',
    ])
  })

  it('rotates to the key that was published before, and publishes another', () => {
    const { set, kidOf } = openSet()
    const [current, next] = [kidOf('current'), kidOf('next')]
    set.rotate(PUBLISHED_MS, 'requested')
    expect(set.current('EdDSA').kid).toBe(next)
    expect(kidOf('retired')).toBe(current)
    expect(kidOf('next')).not.toBe(next)
  })

  it('does not rotate to a key that somebody may not know yet', () => {
    const { set, kidOf } = openSet()
    const current = kidOf('current')
    expect(() => set.rotate(PUBLISHED_MS - 1, 'requested')).toThrow(
      expect.objectContaining({
        code: 'signing_key_too_new',
        details: expect.objectContaining({ headers: { 'retry-after': '1' } }),
      }),
    )
    expect(set.current('EdDSA').kid).toBe(current)
    set.rotate(PUBLISHED_MS, 'requested')
    expect(() => set.rotate(PUBLISHED_MS + 1, 'requested')).toThrow()
  })

  it('rotates keys that were made by a clock that was years ahead before a restart', () => {
    const store = new MemorySigningKeys()
    new SigningKeySet(store, NOW_MS + 50 * limits.signingKeyAgeMsMax)
    const set = new SigningKeySet(store, NOW_MS)
    expect(() => set.rotate(NOW_MS, 'requested')).toThrow()
    expect(set.rotateIfDue(PUBLISHED_MS)).toBe(false)
    expect(set.rotateIfDue(NOW_MS + limits.signingKeyAgeMsMax)).toBe(true)
  })

  it('publishes a retired key until the last token that it signed has ended', () => {
    const { set, kidOf } = openSet()
    const kid = kidOf('current') ?? ''
    set.rotate(PUBLISHED_MS, 'requested')
    const endMs = PUBLISHED_MS + limits.tokenLifetimeMsMax
    expect(set.find(kid, endMs - 1)).toMatchObject({ kid, privateKey: null })
    expect(set.listPublic(endMs - 1)).toContainEqual(expect.objectContaining({ kid }))
    expect(set.find(kid, endMs)).toBeUndefined()
    expect(set.listPublic(endMs)).not.toContainEqual(expect.objectContaining({ kid }))
  })

  it('throws all keys away at once when they are compromised', () => {
    const { set } = openSet()
    const before = set.list(NOW_MS).map(({ kid }) => kid)
    set.replaceAll(NOW_MS)
    for (const kid of before) expect(set.find(kid, NOW_MS)).toBeUndefined()
    expect(set.list(NOW_MS)).toHaveLength(4)
  })

  it('rotates by itself when the current keys are old, and not before', () => {
    const { set, kidOf } = openSet()
    const next = kidOf('next')
    expect(set.rotateIfDue(NOW_MS + limits.signingKeyAgeMsMax - 1)).toBe(false)
    expect(set.rotateIfDue(NOW_MS + limits.signingKeyAgeMsMax)).toBe(true)
    expect(set.current('EdDSA').kid).toBe(next)
    expect(set.rotateIfDue(NOW_MS + limits.signingKeyAgeMsMax + 1)).toBe(false)
  })

  it('writes down what the audit log must tell with the change itself', () => {
    const { store, set, kidOf } = openSet()
    const from = kidOf('current')
    set.rotate(PUBLISHED_MS, 'requested')
    const to = set.current('EdDSA').kid
    const change = { algorithm: 'EdDSA', from, to, atMs: PUBLISHED_MS, why: 'requested' }
    expect(new SigningKeySet(store, PUBLISHED_MS).untold).toContainEqual(change)
    set.markTold()
    expect(new SigningKeySet(store, PUBLISHED_MS).untold).toEqual([])
  })

  it('keeps the old keys when the new ones cannot be written', () => {
    const { store, set } = openSet()
    const { kid } = set.current('EdDSA')
    const before = store.read()
    store.write = () => {
      throw new Error('the disk is full')
    }
    expect(() => set.rotate(PUBLISHED_MS, 'requested')).toThrow('the disk is full')
    expect(set.current('EdDSA').kid).toBe(kid)
    expect(store.read()).toBe(before)
  })
})

import { randomFillSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createDpopHolder } from '../../../test/engine/dpop-holder.ts'
import { limits } from '../../base/limits.ts'
import { SharedRoom } from '../../base/shared-room.ts'
import { DpopChecker } from './dpop-checker.ts'
import { SeenProofs } from './seen-proofs.ts'
import { verifyDpopProof } from './verify-dpop-proof.ts'

const openRoom = () => new SharedRoom(500, 4)
const NOW_MS = Date.UTC(2026, 0, 15, 12)

function flood(seen: SeenProofs, subject: string, count: number, issuedAtMs = NOW_MS): string[] {
  const answers: string[] = []
  for (let index = 0; index < count; index++) {
    answers.push(
      seen.remember({ subject, jkt: 'a', jti: `${subject} ${index}`, issuedAtMs }, NOW_MS),
    )
  }
  return answers
}

describe('a flood of proofs', () => {
  it('fills the part of one key, and leaves room for others', () => {
    const seen = new SeenProofs(new Uint8Array(32), openRoom())
    const own = 125
    expect(new Set(flood(seen, 'loud', own))).toEqual(new Set(['new']))
    const more = { subject: 'loud', jkt: 'a', jti: 'more', issuedAtMs: NOW_MS }
    expect(seen.remember(more, NOW_MS)).toBe('full')
    expect(flood(seen, 'quiet', 3)).toEqual(['new', 'new', 'new'])
    expect(flood(seen, 'loud', 1)).toEqual(['seen'])

    for (const other of ['third', 'fourth', 'fifth']) flood(seen, other, 500)
    expect(flood(seen, 'quiet', 10)).toEqual(['seen', 'seen', 'seen', ...Array(7).fill('new')])
    expect(flood(seen, 'late', 10)).toEqual(Array(10).fill('new'))

    const laterMs = NOW_MS + 2 * limits.dpopProofAgeMsMax
    const late = { ...more, issuedAtMs: laterMs }
    expect(seen.remember(late, laterMs)).toBe('new')
    expect(seen.size).toBe(1)
    const answers = Array.from({ length: own }, (_, index) =>
      seen.remember({ ...late, jti: `late ${index}` }, laterMs),
    )
    expect(answers.filter((answer) => answer === 'full')).toHaveLength(1)
  })

  it('never forgets a proof that could still be used', () => {
    const { dpopProofAgeMsMax: age, dpopProofAheadMsMax: ahead } = limits
    for (const offMs of [-age, -age + 1, -age / 2, -1, 0, 1, ahead]) {
      const seen = new SeenProofs(new Uint8Array(32), openRoom())
      const proof = { subject: 's', jkt: 'a', jti: 'b', issuedAtMs: NOW_MS + offMs }
      expect(seen.remember(proof, NOW_MS)).toBe('new')
      const lastMs = proof.issuedAtMs + age
      expect(seen.remember(proof, lastMs), String(offMs)).toBe('seen')
    }
  })

  it('is not forgotten when the clock is set back: an old proof does not come to life', () => {
    const seen = new SeenProofs(new Uint8Array(32), openRoom())
    const proof = { subject: 's', jkt: 'a', jti: 'b', issuedAtMs: NOW_MS }
    expect(seen.remember(proof, NOW_MS)).toBe('new')
    const laterMs = NOW_MS + 3 * limits.dpopProofAgeMsMax
    expect(seen.remember({ ...proof, jti: 'c', issuedAtMs: laterMs }, laterMs)).toBe('new')
    expect(seen.remember(proof, NOW_MS + 1_000)).toBe('seen')
  })

  it('is no use without a proof that is good otherwise', async () => {
    const checker = new DpopChecker((bytes) => randomFillSync(bytes), NOW_MS)
    const holder = await createDpopHolder(() => NOW_MS)
    for (let index = 0; index < 20; index++) {
      await verifyDpopProof(checker, {
        proof: await holder.makeProof({ method: 'POST' }),
        method: 'GET',
        url: 'https://shop.example/orders',
        accessToken: null,
        jkt: null,
        subject: 'key_1',
        nonce: 'optional',
        nowMs: NOW_MS,
      })
    }
    expect(checker.seen.size).toBe(0)
  })
})

import { randomFillSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createDpopHolder } from '../../../test/engine/dpop-holder.ts'
import { FixedClock } from '../../base/clock.ts'
import { limits } from '../../base/limits.ts'
import { DpopChecker } from './dpop-checker.ts'
import { verifyDpopProof } from './verify-dpop-proof.ts'

async function open() {
  const clock = new FixedClock()
  const start = () =>
    new DpopChecker((bytes) => randomFillSync(bytes), clock.nowMs() - limits.dpopProofAheadMsMax)
  const checker = start()
  const holder = await createDpopHolder(() => clock.nowMs())
  const ask = async (claims: Record<string, unknown>, policy: 'required' | 'optional') => {
    const verdict = await verifyDpopProof(checker, {
      proof: await holder.makeProof({ claims }),
      method: 'GET',
      url: 'https://shop.example/orders',
      accessToken: null,
      jkt: null,
      subject: 'key_1',
      nonce: policy,
      nowMs: clock.nowMs(),
    })
    return verdict.outcome === 'proven' ? 'proven' : verdict.code
  }
  return { clock, start, checker, ask }
}

describe('nonce', () => {
  it('must be there when it is required', async () => {
    const { ask, checker, clock } = await open()
    expect(await ask({}, 'required')).toBe('use_dpop_nonce')
    expect(await ask({}, 'optional')).toBe('proven')
    const nonce = checker.nonces.current(clock.nowMs())
    expect(await ask({ nonce }, 'required')).toBe('proven')
    expect(await ask({ nonce }, 'optional')).toBe('proven')
  })

  it('is good in the minute after its own, and then no more', async () => {
    const { ask, checker, clock } = await open()
    const nonce = checker.nonces.current(clock.nowMs())
    clock.advanceMs(limits.dpopNonceMs)
    expect(checker.nonces.current(clock.nowMs())).not.toBe(nonce)
    expect(await ask({ nonce }, 'required')).toBe('proven')
    clock.advanceMs(limits.dpopNonceMs)
    expect(await ask({ nonce }, 'required')).toBe('use_dpop_nonce')
    expect(await ask({ nonce }, 'optional')).toBe('use_dpop_nonce')
  })

  it('cannot be made up, nor taken from another process', async () => {
    const { ask, clock, start, checker } = await open()
    const good = checker.nonces.current(clock.nowMs())
    const foreign = start().nonces.current(clock.nowMs())
    const forged = ['', 'x', foreign, good.slice(1), `${good}A`, good.toLowerCase(), ` ${good}`]
    for (const nonce of [...forged, 7, null, [good], { good }]) {
      expect(await ask({ nonce }, 'required'), String(nonce)).toBe('use_dpop_nonce')
      expect(await ask({ nonce }, 'optional'), String(nonce)).toBe('use_dpop_nonce')
    }
  })
})

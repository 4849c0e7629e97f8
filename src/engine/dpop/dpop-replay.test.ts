import { randomFillSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createDpopHolder } from '../../../test/engine/dpop-holder.ts'
import { FixedClock } from '../../base/clock.ts'
import { limits } from '../../base/limits.ts'
import { DpopChecker } from './dpop-checker.ts'
import { type DpopRequest, verifyDpopProof } from './verify-dpop-proof.ts'

const URL = 'https://shop.example/orders'

async function open() {
  const clock = new FixedClock()
  const holder = await createDpopHolder(() => clock.nowMs())
  const start = (atMs = clock.nowMs() - limits.dpopProofAheadMsMax) =>
    new DpopChecker((bytes) => randomFillSync(bytes), atMs)
  const ask = (checker: DpopChecker, proof: string, more: Partial<DpopRequest> = {}) =>
    verifyDpopProof(checker, {
      proof,
      method: 'GET',
      url: URL,
      accessToken: 'token',
      jkt: holder.jkt,
      subject: 'key_1',
      nonce: 'optional',
      nowMs: clock.nowMs(),
      ...more,
    })
  return { clock, holder, start, ask }
}

const REFUSED = { outcome: 'refused', code: 'invalid_dpop_proof' }
const PROVEN = { outcome: 'proven' }

describe('a proof that was overheard', () => {
  it('is good once', async () => {
    const { clock, holder, start, ask } = await open()
    const checker = start()
    const proof = await holder.makeProof({ accessToken: 'token' })
    expect(await ask(checker, proof)).toMatchObject(PROVEN)
    for (let second = 0; second <= 2 * (limits.dpopProofAgeMsMax / 1_000); second++) {
      expect(await ask(checker, proof)).toMatchObject(REFUSED)
      clock.advanceMs(1_000)
    }
    expect(checker.seen.size).toBe(1)
    await ask(checker, await holder.makeProof({ accessToken: 'token' }))
    expect(checker.seen.size).toBe(1)
  })

  it('is good once for many who send it at the same moment', async () => {
    const { holder, start, ask } = await open()
    const checker = start()
    const proof = await holder.makeProof({ accessToken: 'token' })
    const verdicts = await Promise.all(Array.from({ length: 50 }, () => ask(checker, proof)))
    expect(verdicts.filter(({ outcome }) => outcome === 'proven')).toHaveLength(1)
  })

  it('stays used when its signature is written in another way', async () => {
    const { holder, start, ask } = await open()
    const checker = start()
    const proof = await holder.makeProof({ accessToken: 'token' })
    expect(await ask(checker, proof)).toMatchObject(PROVEN)
    const [head, body, signature = ''] = proof.split('.')
    const raw = Buffer.from(signature, 'base64url')
    // P-256: (r, n - s) verifies as well as (r, s).
    const n = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n
    const s = n - BigInt(`0x${raw.subarray(32).toString('hex')}`)
    const other = Buffer.from(s.toString(16).padStart(64, '0'), 'hex')
    const twin = Buffer.concat([raw.subarray(0, 32), other]).toString('base64url')
    expect(await ask(checker, `${head}.${body}.${twin}`)).toMatchObject(REFUSED)
    expect(await ask(checker, `${proof}=`)).toMatchObject(REFUSED)
  })

  it('stays used whichever of its characters is changed', async () => {
    const { holder, start, ask } = await open()
    const checker = start()
    const proof = await holder.makeProof({ accessToken: 'token' })
    expect(await ask(checker, proof)).toMatchObject(PROVEN)
    for (let index = 0; index < proof.length; index++) {
      for (const character of ['A', '_', '.', '=', ' ']) {
        const changed = proof.slice(0, index) + character + proof.slice(index + 1)
        expect((await ask(checker, changed)).outcome, changed).toBe('refused')
      }
    }
  })

  it.each<[string, Partial<DpopRequest>]>([
    ['another method', { method: 'DELETE' }],
    ['the method in small letters', { method: 'get' }],
    ['another path', { url: `${URL}/7` }],
    ['another case of the path', { url: 'https://shop.example/Orders' }],
    ['a slash at the end', { url: `${URL}/` }],
    ['another host', { url: 'https://evil.example/orders' }],
    ['another port', { url: 'https://shop.example:8443/orders' }],
    ['another scheme', { url: 'http://shop.example/orders' }],
    ['a host that begins alike', { url: 'https://shop.example.evil.example/orders' }],
    ['a user in front of another host', { url: 'https://shop.example@evil.example/orders' }],
    ['another token', { accessToken: 'other' }],
    ['a token bound to another key', { jkt: '0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I' }],
  ])('is not good for %s', async (_what, more) => {
    const { holder, start, ask } = await open()
    const proof = await holder.makeProof({ accessToken: 'token' })
    expect(await ask(start(), proof, more)).toMatchObject(REFUSED)
  })

  it('is not good for a token when it was made without one', async () => {
    const { holder, start, ask } = await open()
    expect(await ask(start(), await holder.makeProof())).toMatchObject(REFUSED)
    const strange = await holder.makeProof({ claims: { ath: ['x'] } })
    expect(await ask(start(), strange)).toMatchObject(REFUSED)
  })

  it('is not good after a restart, which forgets what was used', async () => {
    const { clock, holder, start, ask } = await open()
    const proof = await holder.makeProof({ accessToken: 'token' })
    expect(await ask(start(), proof)).toMatchObject(PROVEN)
    clock.advanceMs(1)
    const restarted = start(clock.nowMs())
    expect(await ask(restarted, proof)).toMatchObject({ code: 'use_dpop_nonce' })
    const nonce = restarted.nonces.current(clock.nowMs())
    const fresh = await holder.makeProof({ accessToken: 'token', nonce })
    expect(await ask(restarted, fresh)).toMatchObject(PROVEN)
  })

  it('is not good after a restart either when it says that it was made after it', async () => {
    const { clock, holder, start, ask } = await open()
    const iat = (clock.nowMs() + limits.dpopProofAheadMsMax) / 1_000
    const proof = await holder.makeProof({ accessToken: 'token', iat })
    expect(await ask(start(), proof)).toMatchObject(PROVEN)
    clock.advanceMs(1_000)
    const restarted = start(clock.nowMs())
    clock.advanceMs(limits.dpopProofAheadMsMax)
    expect(await ask(restarted, proof)).toMatchObject({ code: 'use_dpop_nonce' })
  })
})

describe('a signature of somebody else', () => {
  it('is refused with the key of the holder in the header', async () => {
    const { holder, start, ask, clock } = await open()
    const thief = await createDpopHolder(() => clock.nowMs())
    const header = { jwk: holder.publicJwk }
    const forged = await thief.makeProof({ accessToken: 'token', header })
    expect(await ask(start(), forged)).toMatchObject(REFUSED)
    const own = await thief.makeProof({ accessToken: 'token' })
    expect(await ask(start(), own)).toMatchObject(REFUSED)
  })
})

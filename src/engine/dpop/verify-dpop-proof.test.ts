import { randomFillSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createDpopHolder } from '../../../test/engine/dpop-holder.ts'
import { limits } from '../../base/limits.ts'
import { DpopChecker } from './dpop-checker.ts'
import { type DpopRequest, verifyDpopProof } from './verify-dpop-proof.ts'

const START_MS = Date.UTC(2026, 0, 15, 12)
const URL = 'https://shop.example/orders'

const openChecker = (nowMs = START_MS) =>
  new DpopChecker((b) => randomFillSync(b), nowMs - limits.dpopProofAheadMsMax)

function ask(proof: string, more: Partial<DpopRequest> = {}): DpopRequest {
  return {
    proof,
    method: 'GET',
    url: URL,
    accessToken: null,
    jkt: null,
    subject: 'key_1',
    nonce: 'optional',
    nowMs: START_MS,
    ...more,
  }
}

describe('verifyDpopProof', () => {
  for (const alg of ['EdDSA', 'Ed25519', 'ES256'] as const) {
    it(`takes a proof signed with ${alg} and answers the thumbprint of its key`, async () => {
      const holder = await createDpopHolder(() => START_MS, alg)
      const verdict = await verifyDpopProof(openChecker(), ask(await holder.makeProof()))
      expect(verdict).toEqual({ outcome: 'proven', jkt: holder.jkt })
    })
  }

  it('checks token and key of a request with a token', async () => {
    const holder = await createDpopHolder(() => START_MS)
    const proof = await holder.makeProof({ accessToken: 'token' })
    const request = ask(proof, { accessToken: 'token', jkt: holder.jkt })
    expect(await verifyDpopProof(openChecker(), request)).toMatchObject({ outcome: 'proven' })
  })

  it('does not mind query and fragment', async () => {
    const holder = await createDpopHolder(() => START_MS)
    const proof = await holder.makeProof({ url: `${URL}?a=1#b` })
    const request = ask(proof, { url: `${URL}?page=2` })
    expect(await verifyDpopProof(openChecker(), request)).toMatchObject({ outcome: 'proven' })
  })

  it('takes the proof of the published example only at its time and place', async () => {
    // RFC 9449 §4.2.
    const proof =
      'eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwieCI6Imw4dEZyaHgt' +
      'MzR0VjNoUklDUkRZOXpDa0RscEJoRjQyVVFVZldWQVdCRnMiLCJ5IjoiOVZFNGpmX09rX282NHpiVFRsY3VO' +
      'SmFqSG10NnY5VERWclUwQ2R2R1JEQSIsImNydiI6IlAtMjU2In19.eyJqdGkiOiItQndDM0VTYzZhY2MybFR' +
      'jIiwiaHRtIjoiUE9TVCIsImh0dSI6Imh0dHBzOi8vc2VydmVyLmV4YW1wbGUuY29tL3Rva2VuIiwiaWF0Ijo' +
      'xNTYyMjYyNjE2fQ.2-GxA6T8lP4vfrg8v-FdWP0A0zdrj8igiMLvqRMUvwnQg4PtFLbdLXiOSsX0x7NVY-FN' +
      'yJK70nfbV37xRZT3Lg'
    const nowMs = 1_562_262_616_000
    const checker = openChecker(nowMs)
    const request = ask(proof, { method: 'POST', url: 'https://server.example.com/token', nowMs })
    expect(await verifyDpopProof(checker, request)).toEqual({
      outcome: 'proven',
      jkt: '0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I',
    })
    expect(await verifyDpopProof(openChecker(), request)).toMatchObject({ outcome: 'refused' })
  })
})

describe('clock skew', () => {
  it.each([
    ['as old as may be', -limits.dpopProofAgeMsMax, 'proven'],
    ['too old', -limits.dpopProofAgeMsMax - 1_000, 'refused'],
    ['a little ahead', limits.dpopProofAheadMsMax, 'proven'],
    ['too far ahead', limits.dpopProofAheadMsMax + 1_000, 'refused'],
  ])('a proof that is %s', async (_what, offMs, outcome) => {
    const holder = await createDpopHolder(() => START_MS + offMs)
    const checker = openChecker(START_MS - 10 * limits.dpopProofAgeMsMax)
    expect((await verifyDpopProof(checker, ask(await holder.makeProof()))).outcome).toBe(outcome)
  })

  it.each([[undefined], ['soon'], [Number.MAX_VALUE], [-1], [null]])(
    'iat that is no time: %s',
    async (iat) => {
      const holder = await createDpopHolder(() => START_MS)
      const proof = await holder.makeProof({ claims: { iat } })
      const checker = openChecker(START_MS - 10 * limits.dpopProofAgeMsMax)
      expect(await verifyDpopProof(checker, ask(proof))).toMatchObject({
        code: expect.stringMatching(/^(?:invalid_dpop_proof|use_dpop_nonce)$/),
      })
    },
  )
})

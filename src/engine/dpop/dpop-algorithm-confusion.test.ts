import { createHmac, generateKeyPairSync, randomFillSync } from 'node:crypto'
import { exportJWK, SignJWT } from 'jose'
import { describe, expect, it } from 'vitest'
import { createDpopHolder, type ProofParts } from '../../../test/engine/dpop-holder.ts'
import { DpopChecker } from './dpop-checker.ts'
import { type DpopVerdict, verifyDpopProof } from './verify-dpop-proof.ts'

const NOW_MS = Date.UTC(2026, 0, 15, 12)
const CLAIMS = { jti: 'one', htm: 'GET', htu: 'https://shop.example/orders', iat: NOW_MS / 1_000 }

function judge(proof: string): Promise<DpopVerdict> {
  return verifyDpopProof(new DpopChecker((bytes) => randomFillSync(bytes), NOW_MS), {
    proof,
    method: CLAIMS.htm,
    url: CLAIMS.htu,
    accessToken: null,
    jkt: null,
    subject: 'key_1',
    nonce: 'optional',
    nowMs: NOW_MS,
  })
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

const REFUSED = { outcome: 'refused', code: 'invalid_dpop_proof' }

describe('algorithm confusion', () => {
  it('refuses alg none, signed or not', async () => {
    const { publicJwk } = await createDpopHolder(() => NOW_MS)
    for (const alg of ['none', 'None', 'NONE', '']) {
      const head = encode({ typ: 'dpop+jwt', alg, jwk: publicJwk })
      expect(await judge(`${head}.${encode(CLAIMS)}.`)).toMatchObject(REFUSED)
      expect(await judge(`${head}.${encode(CLAIMS)}.AAAA`)).toMatchObject(REFUSED)
    }
  })

  it('refuses an HMAC, whatever its key', async () => {
    const { publicJwk } = await createDpopHolder(() => NOW_MS)
    const secret = Buffer.from('shared')
    const oct = { kty: 'oct', k: secret.toString('base64url') }
    for (const jwk of [oct, publicJwk]) {
      for (const key of [secret, Buffer.from(JSON.stringify(publicJwk))]) {
        const signed = `${encode({ typ: 'dpop+jwt', alg: 'HS256', jwk })}.${encode(CLAIMS)}`
        const mac = createHmac('sha256', key).update(signed).digest('base64url')
        expect(await judge(`${signed}.${mac}`)).toMatchObject(REFUSED)
      }
    }
  })

  it('refuses algorithms that are not on the list', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 })
    const jwk = await exportJWK(publicKey)
    for (const alg of ['RS256', 'PS256']) {
      const proof = await new SignJWT(CLAIMS)
        .setProtectedHeader({ typ: 'dpop+jwt', alg, jwk })
        .sign(privateKey)
      expect(await judge(proof)).toMatchObject(REFUSED)
    }
  })

  it('refuses a curve that is not that of the algorithm', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' })
    const jwk = await exportJWK(publicKey)
    const proof = await new SignJWT(CLAIMS)
      .setProtectedHeader({ typ: 'dpop+jwt', alg: 'ES384', jwk })
      .sign(privateKey)
    expect(await judge(proof)).toMatchObject(REFUSED)
    const { makeProof } = await createDpopHolder(() => NOW_MS, 'ES256')
    expect(await judge(await makeProof({ header: { jwk } }))).toMatchObject(REFUSED)
  })
})

describe('a header that is not that of a proof', () => {
  it.each<[string, ProofParts]>([
    ['no type', { header: { typ: undefined } }],
    ['the type of a token', { header: { typ: 'at+jwt' } }],
    ['the type of any JWT', { header: { typ: 'JWT' } }],
    ['no key', { header: { jwk: undefined } }],
    ['a key by reference', { header: { jwk: undefined, jku: 'http://127.0.0.1/keys' } }],
    ['a key that is text', { header: { jwk: 'key' } }],
    ['a key that is a list', { header: { jwk: [] } }],
    ['an id of a key instead', { header: { jwk: undefined, kid: '../../dev/null' } }],
    ['no identifier', { claims: { jti: undefined } }],
    ['an empty identifier', { claims: { jti: '' } }],
    ['an identifier that is a number', { claims: { jti: 7 } }],
    ['a very long identifier', { claims: { jti: 'x'.repeat(201) } }],
    ['no method', { claims: { htm: undefined } }],
    ['no URL', { claims: { htu: undefined } }],
    ['a list of URLs', { claims: { htu: [CLAIMS.htu] } }],
    ['an end that has come', { claims: { exp: NOW_MS / 1_000 - 1 } }],
  ])('%s', async (_what, parts) => {
    const { makeProof } = await createDpopHolder(() => NOW_MS)
    expect(await judge(await makeProof(parts))).toMatchObject(REFUSED)
  })

  it('critical extensions that nobody knows', async () => {
    const { publicJwk } = await createDpopHolder(() => NOW_MS)
    const header = { typ: 'dpop+jwt', alg: 'ES256', jwk: publicJwk, crit: ['x'], x: 1 }
    expect(await judge(`${encode(header)}.${encode(CLAIMS)}.AAAA`)).toMatchObject(REFUSED)
  })

  it('a private key: whoever reads the log of a proxy would have it', async () => {
    for (const alg of ['ES256', 'EdDSA'] as const) {
      const { makeProof, privateJwk, publicJwk } = await createDpopHolder(() => NOW_MS, alg)
      expect(await judge(await makeProof({ header: { jwk: privateJwk } }))).toMatchObject(REFUSED)
      for (const member of ['d', 'k', 'p', 'oth']) {
        const jwk = { ...publicJwk, [member]: null }
        expect(await judge(await makeProof({ header: { jwk } })), member).toMatchObject(REFUSED)
      }
    }
  })

  it.each(['', '.', '..', 'a.b.c', 'é', '{}', 'x'.repeat(100_000), `${'a.'.repeat(2_000)}`])(
    'what is no JWT at all: %.10s',
    async (proof) => {
      expect(await judge(proof)).toMatchObject(REFUSED)
    },
  )
})

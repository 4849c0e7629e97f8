/** Attack: a token that is checked by an algorithm of the attacker's choice. */
import { createSecretKey, generateKeyPairSync } from 'node:crypto'
import { exportJWK, exportSPKI, generateKeyPair } from 'jose'
import { describe, expect, it } from 'vitest'
import { verdictOf } from '../../../test/engine/open-test-engine.ts'
import { encodePart, forgeToken, swapHeader } from '../../../test/fixtures/forge-token.ts'
import { openOAuth } from '../../../test/fixtures/open-oauth.ts'

async function openDesk() {
  const desk = await openOAuth()
  const token = await desk.getToken(await desk.createKey())
  const { kid, publicKey } = desk.engine.tokens.signingKeys.current('EdDSA')
  const verdict = (text: string) => verdictOf(desk.engine, 'shop', text)
  expect(await verdict(token)).toBe('allowed')
  return { ...desk, token, kid, publicKey, verdict }
}

describe('a token', () => {
  it('is not taken unsigned', async () => {
    const { token, kid, verdict } = await openDesk()
    const [, claims = ''] = token.split('.')
    for (const alg of ['none', 'None', 'NONE', 'nOnE', '']) {
      const header = encodePart({ typ: 'at+jwt', alg, kid })
      for (const signature of ['', 'AA', token.split('.')[2]]) {
        expect(await verdict(`${header}.${claims}.${signature}`)).not.toBe('allowed')
      }
    }
  })

  it('is not taken with an HMAC of which the public key is the secret', async () => {
    const { token, kid, publicKey, engine, verdict } = await openDesk()
    const jwk = await exportJWK(publicKey)
    const published = engine.tokens.signingKeys.listPublic(0)
    const secrets = [
      await exportSPKI(publicKey),
      String(publicKey.export({ type: 'spki', format: 'pem' })),
      publicKey.export({ type: 'spki', format: 'der' }),
      Buffer.from(jwk.x ?? '', 'base64url'),
      jwk.x ?? '',
      JSON.stringify(jwk),
      JSON.stringify({ keys: published }),
    ]
    for (const alg of ['HS256', 'HS384', 'HS512']) {
      for (const secret of secrets) {
        const key = createSecretKey(Buffer.concat([Buffer.from(secret), Buffer.alloc(0)]))
        if (key.symmetricKeySize === undefined || key.symmetricKeySize < 32) continue
        const forged = await forgeToken(token, { typ: 'at+jwt', alg, kid }, key).catch(() => null)
        if (forged !== null) expect(await verdict(forged)).toBe('not_found')
      }
    }
  })

  it('is not taken with another algorithm than that of the key it names', async () => {
    const { token, kid, engine, verdict } = await openDesk()
    const es256 = engine.tokens.signingKeys.current('ES256')
    const byOther = await forgeToken(token, { typ: 'at+jwt', alg: 'ES256', kid }, es256.privateKey)
    expect(await verdict(byOther)).toBe('not_found')
    for (const alg of ['ES256', 'Ed25519', 'RS256', 'EdDSA ', 'eddsa']) {
      expect(await verdict(swapHeader(token, { typ: 'at+jwt', alg, kid }))).toBe('not_found')
    }
    const named = { typ: 'at+jwt', alg: 'ES256', kid: es256.kid }
    expect(await verdict(await forgeToken(token, named, es256.privateKey))).toBe('allowed')
  })

  it('is not taken by the key that it brings along or points to', async () => {
    const { token, kid, verdict } = await openDesk()
    const { privateKey, publicKey } = await generateKeyPair('EdDSA', { extractable: true })
    const jwk = await exportJWK(publicKey)
    const headers = [
      { jwk },
      { jku: 'https://attacker.example/jwks.json' },
      { x5u: 'https://attacker.example/cert.pem' },
      { x5c: ['AAAA'] },
      { crit: ['b64'], b64: true },
    ]
    for (const more of headers) {
      for (const name of [{ kid }, { kid: 'theirs' }, {}]) {
        const header = { typ: 'at+jwt', alg: 'EdDSA', ...name, ...more }
        const forged = await forgeToken(token, header, privateKey)
        expect(await verdict(forged)).not.toBe('allowed')
      }
    }
  })

  it('is not taken from another authority that uses the same name for its key', async () => {
    const { token, kid, verdict } = await openDesk()
    const { privateKey } = generateKeyPairSync('ed25519')
    const forged = await forgeToken(token, { typ: 'at+jwt', alg: 'EdDSA', kid }, privateKey)
    expect(await verdict(forged)).toBe('not_found')
  })

  it('is not taken when a letter of it was changed', async () => {
    const { token, verdict } = await openDesk()
    for (let at = 0; at < token.length - 1; at += 7) {
      const letter = token[at] === 'A' ? 'B' : 'A'
      const changed = `${token.slice(0, at)}${letter}${token.slice(at + 1)}`
      if (changed !== token) expect(await verdict(changed)).not.toBe('allowed')
    }
  })
})

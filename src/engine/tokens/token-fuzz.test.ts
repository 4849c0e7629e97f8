/** Attack: texts of every kind where a token is expected, some of them signed by us. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { verdictOf } from '../../../test/engine/open-test-engine.ts'
import { encodePart, forgeToken } from '../../../test/fixtures/forge-token.ts'
import { openOAuth } from '../../../test/fixtures/open-oauth.ts'

const CLAIMS = [
  ...['iss', 'sub', 'client_id', 'aud', 'scope', 'iat', 'exp', 'jti', 'api', 'sv', 'via'],
  ...['owner', 'addresses', 'cnf', 'nbf', 'scope_roles'],
] as const

const junk = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom<unknown>('', 'shop', '*:*', -1, 1e21, [], [''], {}, { jkt: '' }, '__proto__'),
)

describe('a text that looks like a token', () => {
  it('is refused, and breaks nothing', async () => {
    const desk = await openOAuth()
    const { kid } = desk.engine.tokens.signingKeys.current('EdDSA')
    const part = fc.oneof(
      fc.base64String(),
      fc.string(),
      fc.jsonValue().map(encodePart),
      fc.constant(encodePart({ typ: 'at+jwt', alg: 'EdDSA', kid })),
    )
    const text = fc.array(part, { maxLength: 6 }).map((parts) => parts.join('.'))
    await fc.assert(
      fc.asyncProperty(text, async (each) => {
        expect(await verdictOf(desk.engine, 'shop', each)).toMatch(/^(?:malformed|not_found)$/)
        const told = await desk.post('/oauth2/token', {
          grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
          subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
          subject_token: each,
        })
        expect(told.status).toBe(400)
      }),
      { numRuns: 300 },
    )
  })
})

describe('a token with a claim of another kind', () => {
  it('opens no more than it did, and breaks nothing', async () => {
    const desk = await openOAuth()
    const token = await desk.getToken(await desk.createKey({ scopes: ['read:users'] }))
    const { kid, privateKey } = desk.engine.tokens.signingKeys.current('EdDSA')
    const header = { typ: 'at+jwt', alg: 'EdDSA', kid }
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...CLAIMS), junk, async (name, value) => {
        const forged = await forgeToken(token, header, privateKey, { [name]: value })
        const question = { scopes: ['write:users'], address: '10.0.0.1' }
        const verdict = await verdictOf(desk.engine, 'shop', forged, question)
        expect(verdict).not.toBe('allowed')
      }),
      { numRuns: 500 },
    )
  })
})

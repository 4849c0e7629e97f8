/** Attack: something else that we signed is used as an access token, or the other way round. */
import { createLocalJWKSet, jwtVerify } from 'jose'
import { describe, expect, it } from 'vitest'
import { createTestApi, verdictOf } from '../../../test/engine/open-test-engine.ts'
import { forgeToken } from '../../../test/fixtures/forge-token.ts'
import { openOAuth } from '../../../test/fixtures/open-oauth.ts'
import { getApi } from '../apis/get-api.ts'
import { updateApi } from '../apis/update-api.ts'
import { getKey } from '../keys/get-key.ts'
import { LOCAL_OPERATOR } from '../principal.ts'
import { IdentitySigner } from './identity-signer.ts'

describe('an access token', () => {
  it('is not an identity token, though both are signed with the same keys', async () => {
    const desk = await openOAuth()
    const { engine, clock } = desk
    const { id } = await desk.createKey()
    const signer = new IdentitySigner(engine.tokens.signingKeys, 'keyward')
    const [key, source] = [await getKey(engine, id), await getApi(engine, 'shop')]
    const identity = await signer.sign(key, source, clock.nowMs())
    expect(await verdictOf(engine, 'shop', identity)).toBe('malformed')
  })

  it('is none even when the issuer is called as that of identity tokens', async () => {
    const desk = await openOAuth()
    const { engine, clock } = desk
    const { id } = await desk.createKey()
    const signer = new IdentitySigner(engine.tokens.signingKeys, 'http://localhost')
    const [key, source] = [await getKey(engine, id), await getApi(engine, 'shop')]
    const identity = await signer.sign(key, source, clock.nowMs())
    expect(await verdictOf(engine, 'shop', identity)).toBe('malformed')
  })

  it('does not pass an upstream that checks identity tokens by issuer', async () => {
    const desk = await openOAuth()
    const token = await desk.getToken(await desk.createKey())
    const keys = [...desk.engine.tokens.signingKeys.listPublic(0)]
    const currentDate = new Date(desk.clock.nowMs())
    const check = (options: object) =>
      jwtVerify(token, createLocalJWKSet({ keys }), { audience: 'shop', currentDate, ...options })
    await expect(check({ issuer: 'keyward' })).rejects.toThrow('"iss"')
    await expect(check({ typ: 'JWT' })).rejects.toThrow('"typ"')
  })

  it.each([
    'JWT',
    'jwt',
    'dpop+jwt',
    'keyward-revocations+jwt',
    'application/at+jwt',
    '',
    undefined,
  ])('must say that it is one, not %j', async (typ) => {
    const desk = await openOAuth()
    const token = await desk.getToken(await desk.createKey())
    const { kid, privateKey } = desk.engine.tokens.signingKeys.current('EdDSA')
    const header = { alg: 'EdDSA', kid, ...(typ === undefined ? {} : { typ }) }
    const forged = await forgeToken(token, header, privateKey)
    expect(await verdictOf(desk.engine, 'shop', forged)).toBe('malformed')
  })
})

describe('a token of one API', () => {
  it('does not exist for another one', async () => {
    const desk = await openOAuth()
    await createTestApi(desk.engine, 'blog')
    const token = await desk.getToken(await desk.createKey())
    expect(await verdictOf(desk.engine, 'blog', token)).toBe('not_found')
    expect(await verdictOf(desk.engine, 'keyward', token)).toBe('not_found')
    expect(await verdictOf(desk.engine, 'shop', token)).toBe('allowed')
    expect(await verdictOf(desk.engine, 'blog', token)).toBe('not_found')
  })

  it('does not become one of another by what it claims', async () => {
    const desk = await openOAuth()
    await createTestApi(desk.engine, 'blog')
    const token = await desk.getToken(await desk.createKey())
    const { kid, privateKey } = desk.engine.tokens.signingKeys.current('EdDSA')
    const header = { typ: 'at+jwt', alg: 'EdDSA', kid }
    const ofBlog = await forgeToken(token, header, privateKey, { api: 'blog', aud: 'blog' })
    expect(await verdictOf(desk.engine, 'blog', ofBlog)).toBe('not_found')
    for (const claims of [{ aud: 'blog' }, { aud: undefined }, { aud: [] }, { api: undefined }]) {
      const forged = await forgeToken(token, header, privateKey, claims)
      expect(await verdictOf(desk.engine, 'shop', forged)).toBe('not_found')
    }
  })

  it('ends with the audience that it is for', async () => {
    const desk = await openOAuth()
    const setAudiences = (tokenAudiences: string[]) =>
      updateApi(desk.engine, LOCAL_OPERATOR, 'shop', { keyPolicy: { tokenAudiences } })
    await setAudiences(['https://api.example.com'])
    const key = await desk.createKey()
    const token = await desk.getToken(key, { audience: 'https://api.example.com' })
    expect(await verdictOf(desk.engine, 'shop', token)).toBe('allowed')
    await setAudiences([])
    expect(await verdictOf(desk.engine, 'shop', token)).toBe('not_found')
  })

  it('is not taken from another issuer with the same keys', async () => {
    const desk = await openOAuth()
    const token = await desk.getToken(await desk.createKey())
    desk.engine.tokens.issuer = 'https://keyward.example.com'
    expect(await verdictOf(desk.engine, 'shop', token)).toBe('not_found')
  })
})

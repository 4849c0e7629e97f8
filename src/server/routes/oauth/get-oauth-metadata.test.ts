import { describe, expect, it } from 'vitest'
import { openManagement } from '../../../../test/fixtures/open-management.ts'

const PATH = '/.well-known/oauth-authorization-server'

describe('200', () => {
  it('names every endpoint under the public URL, and may be cached', async () => {
    const { call, engine } = await openManagement()
    engine.tokens.issuer = 'https://example.com/keys'
    const { status, text, headers } = await call('GET', PATH, { key: null })
    expect([status, headers.get('cache-control')]).toEqual([200, 'public, max-age=300'])
    expect(JSON.parse(text)).toMatchObject({
      issuer: 'https://example.com/keys',
      token_endpoint: 'https://example.com/keys/oauth2/token',
      introspection_endpoint: 'https://example.com/keys/oauth2/introspect',
      revocation_endpoint: 'https://example.com/keys/oauth2/revoke',
      jwks_uri: 'https://example.com/keys/.well-known/jwks.json',
      grant_types_supported: [
        'client_credentials',
        'urn:ietf:params:oauth:grant-type:token-exchange',
      ],
      token_endpoint_auth_methods_supported: [
        'client_secret_basic',
        'client_secret_post',
        'private_key_jwt',
        'none',
      ],
      // No admin signs, so none could ask there by an assertion.
      introspection_endpoint_auth_methods_supported: [
        'client_secret_basic',
        'client_secret_post',
        'Bearer',
        'DPoP',
      ],
      dpop_signing_alg_values_supported: expect.arrayContaining(['ES256', 'EdDSA']),
    })
  })

  it.each(['/keys', '/a/b/c'])('is found behind the path %s of the public URL', async (path) => {
    const { app, engine } = await openManagement()
    engine.tokens.issuer = `https://example.com${path}`
    const answer = await app.fetch(new Request(`http://localhost${PATH}${path}`))
    expect([answer.status, await answer.json()]).toEqual([
      200,
      expect.objectContaining({ issuer: `https://example.com${path}` }),
    ])
  })
})

describe('304', () => {
  it('when nothing has changed', async () => {
    const { call, engine } = await openManagement()
    const first = await call('GET', PATH, { key: null })
    const headers = { 'if-none-match': first.headers.get('etag') ?? '' }
    expect((await call('GET', PATH, { key: null, headers })).status).toBe(304)
    engine.tokens.issuer = 'https://elsewhere.example'
    expect((await call('GET', PATH, { key: null, headers })).status).toBe(200)
  })
})

describe('404', () => {
  it.each(['/other', '/keys/more', '/keys/'])('for the path %s of nobody', async (path) => {
    const { app, engine } = await openManagement()
    engine.tokens.issuer = 'https://example.com/keys'
    const answer = await app.fetch(new Request(`http://localhost${PATH}${path}`))
    expect(answer.status).toBe(404)
  })
})

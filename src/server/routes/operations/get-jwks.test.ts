import { describe, expect, it } from 'vitest'
import { openManagement } from '../../../../test/fixtures/open-management.ts'

describe('200', () => {
  it('is open and may be cached', async () => {
    const { call } = await openManagement()
    const { status, text, headers } = await call('GET', '/.well-known/jwks.json', { key: null })
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('application/jwk-set+json')
    expect(headers.get('cache-control')).toBe('public, max-age=300')
    expect(JSON.parse(text)).toEqual({
      keys: [{ kty: 'OKP', crv: 'Ed25519', x: 'AAAA', kid: 'k1' }],
    })
  })
})

import { describe, expect, it } from 'vitest'
import { openManagement } from '../../../../test/fixtures/open-management.ts'
import { limits } from '../../../base/limits.ts'

const PATH = '/.well-known/jwks.json'

describe('200', () => {
  it('is open and may be cached', async () => {
    const { call } = await openManagement()
    const { status, headers } = await call('GET', PATH, { key: null })
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('application/jwk-set+json')
    expect(headers.get('cache-control')).toBe('public, max-age=300')
  })

  it('holds for each algorithm what signs and what waits, never a private half', async () => {
    const { call } = await openManagement()
    const { keys } = JSON.parse((await call('GET', PATH, { key: null })).text)
    expect(keys.map((key: { alg: string }) => key.alg).sort()).toEqual([
      'ES256',
      'ES256',
      'EdDSA',
      'EdDSA',
    ])
    for (const key of keys) {
      expect(key).toMatchObject({ use: 'sig', kid: expect.stringMatching(/^[0-9a-f]{12}$/) })
      expect(key).not.toHaveProperty('d')
    }
  })

  it('has another tag after a rotation', async () => {
    const { call, engine, clock } = await openManagement()
    const first = await call('GET', PATH, { key: null })
    clock.advanceMs(limits.signingKeyPublishedMsMin)
    engine.tokens.signingKeys.rotate(clock.nowMs(), 'requested')
    const headers = { 'if-none-match': first.headers.get('etag') ?? '' }
    const second = await call('GET', PATH, { key: null, headers })
    expect(second.status).toBe(200)
    expect(second.headers.get('etag')).not.toBe(first.headers.get('etag'))
  })
})

describe('304', () => {
  it('when the one that was fetched is still the one', async () => {
    const { call } = await openManagement()
    const etag = (await call('GET', PATH, { key: null })).headers.get('etag') ?? ''
    for (const ifNoneMatch of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const headers = { 'if-none-match': ifNoneMatch }
      const { status, text } = await call('GET', PATH, { key: null, headers })
      expect([status, text]).toEqual([304, ''])
    }
  })
})

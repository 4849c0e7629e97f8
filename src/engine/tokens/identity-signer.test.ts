import { createLocalJWKSet, jwtVerify } from 'jose'
import { describe, expect, it } from 'vitest'
import {
  createTestApi,
  createTestKey,
  openTestEngine,
} from '../../../test/engine/open-test-engine.ts'
import { limits } from '../../base/limits.ts'
import { updateApi } from '../apis/update-api.ts'
import type { KeySettings } from '../keys/key-settings.ts'
import { LOCAL_OPERATOR } from '../principal.ts'
import { createRole } from '../roles/create-role.ts'
import { IdentitySigner } from './identity-signer.ts'

const ISSUER = 'https://keyward.example'

async function openShop(settings: Partial<KeySettings>) {
  const opened = openTestEngine()
  await createTestApi(opened.engine, 'shop')
  const role = { name: 'reader', settings: { description: '', scopes: ['read:users'] } }
  await createRole(opened.engine, LOCAL_OPERATOR, { ...role, apiId: 'shop', idempotency: null })
  const { key, text } = await createTestKey(opened.engine, 'shop', settings)
  const find = async () => {
    const source = await opened.engine.storage.findApi('shop')
    if (source === undefined) throw new Error('the API is gone')
    return source
  }
  const { signingKeys } = opened.engine.tokens
  const signer = new IdentitySigner(signingKeys, ISSUER)
  const jwks = createLocalJWKSet({ keys: [...signingKeys.listPublic(opened.clock.nowMs())] })
  return { ...opened, key, text, find, signer, signingKeys, jwks }
}

describe('IdentitySigner', () => {
  it('says who is there, for whom and how long; the published key verifies it', async () => {
    const { signer, signingKeys, jwks, key, text, find, clock } = await openShop({
      owner: 'acme',
      scopes: ['write:users', 'read:users'],
      roles: ['reader'],
    })
    const nowMs = clock.nowMs()
    const token = await signer.sign(key, await find(), nowMs)
    const { payload, protectedHeader } = await jwtVerify(token, jwks, {
      issuer: ISSUER,
      audience: 'shop',
      currentDate: new Date(nowMs),
    })
    expect(protectedHeader).toEqual({
      alg: 'EdDSA',
      kid: signingKeys.current('EdDSA').kid,
      typ: 'JWT',
    })
    expect(payload).toEqual({
      iss: ISSUER,
      sub: key.id,
      aud: 'shop',
      owner: 'acme',
      scope: 'write:users read:users',
      iat: nowMs / 1_000,
      exp: nowMs / 1_000 + limits.identityTokenTtlSeconds,
    })
    expect(token).not.toContain(text)
    expect(JSON.stringify(signingKeys.listPublic(nowMs))).not.toContain('"d"')
  })

  it('is used again until half of its life is over', async () => {
    const { signer, key, find, clock } = await openShop({})
    const source = await find()
    const first = await signer.sign(key, source, clock.nowMs())
    expect(signer.sign(key, source, clock.nowMs() + 30_000)).toBe(first)
    expect(await signer.sign(key, source, clock.nowMs() + 30_001)).not.toBe(first)
  })

  it('does not outlive its key', async () => {
    const { clock } = openTestEngine()
    const { signer, jwks, key, find } = await openShop({ expiresAtMs: clock.nowMs() + 10_000 })
    const token = await signer.sign(key, await find(), clock.nowMs())
    const verifyAt = (ms: number) =>
      jwtVerify(token, jwks, { currentDate: new Date(clock.nowMs() + ms) })
    await verifyAt(9_000)
    await expect(verifyAt(10_000)).rejects.toThrow('"exp" claim timestamp check failed')
  })

  it('is made anew when the key, its API or a role has changed', async () => {
    const { signer, key, find, engine, clock } = await openShop({})
    const first = await signer.sign(key, await find(), clock.nowMs())
    const changed = { ...key, scopes: ['read:users'] }
    expect(await signer.sign(changed, await find(), clock.nowMs())).not.toBe(first)
    await updateApi(engine, LOCAL_OPERATOR, 'shop', { name: 'Shop' })
    expect(signer.sign(key, await find(), clock.nowMs())).toBeInstanceOf(Promise)
  })
})

import { generateKeyPairSync } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  createTestApi,
  createTestKey,
  openTestEngine,
  type TestEngine,
  verdictOf,
} from '../../../test/engine/open-test-engine.ts'
import { createSigningKey, type SigningKey } from '../../../test/fixtures/sign-request.ts'
import { LOCAL_OPERATOR } from '../principal.ts'
import { rotateKey } from './rotate-key.ts'

let test: TestEngine

beforeEach(async () => {
  test = openTestEngine()
  await createTestApi(test.engine, 'shop', { prefix: 'shop_live' })
})

function nextKey() {
  return generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' })
}

const rotate = ({ engine }: TestEngine, id: string, publicKey?: ReturnType<typeof nextKey>) =>
  rotateKey(engine, LOCAL_OPERATOR, id, { graceMs: 10_000, publicKey })

describe('a key that signs', () => {
  let signer: SigningKey

  beforeEach(async () => {
    signer = await createSigningKey(test.engine)
  })

  it('gets its next public key; the old one ends with the grace', async () => {
    const nowMs = test.clock.nowMs()
    const publicKey = nextKey()
    const { key, secret, previousEndsAtMs } = await rotate(test, signer.keyId, publicKey)
    expect(secret).toBeNull()
    expect(previousEndsAtMs).toBe(nowMs + 10_000)
    expect(key).toMatchObject({ id: signer.keyId, hint: 'signs with Ed25519' })
    expect(key.secrets).toMatchObject([
      { version: 1, algorithm: 'ed25519', expiresAtMs: nowMs + 10_000 },
      { version: 2, algorithm: 'ed25519', digest: publicKey['x'], expiresAtMs: null },
    ])
  })

  it('never becomes one with a text that can be stolen', async () => {
    await expect(rotate(test, signer.keyId)).rejects.toMatchObject({
      details: { errors: [{ at: '/publicKey' }] },
    })
  })

  it('is not rotated to a public key that it has or had', async () => {
    const x = signer.key.secrets[0]?.digest ?? ''
    const same = { kty: 'OKP', crv: 'Ed25519', x }
    await expect(rotate(test, signer.keyId, same)).rejects.toMatchObject({
      details: { errors: [{ at: '/publicKey' }] },
    })
  })
})

it('a key with a text may become one that signs: its text ends with the grace', async () => {
  const { key, text } = await createTestKey(test.engine, 'shop', { scopes: ['*:*'] })
  const rotated = await rotate(test, key.id, nextKey())
  expect(rotated.key.hint).toBe('signs with Ed25519')
  expect(await verdictOf(test.engine, 'shop', text)).toBe('allowed')
  test.clock.advanceMs(10_000)
  expect(await verdictOf(test.engine, 'shop', text)).toBe('not_found')
})

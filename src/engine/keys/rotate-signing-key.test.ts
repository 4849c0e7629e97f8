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
import { SecretText } from '../../base/secret-text.ts'
import { importKeys } from '../import/import-keys.ts'
import { LOCAL_OPERATOR } from '../principal.ts'
import { cancelRotation } from './cancel-rotation.ts'
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

  it('makes no text that nobody will ever see', async () => {
    let drawn = 0
    const fillRandom = (bytes: Uint8Array) => {
      drawn += bytes.length
      return bytes
    }
    const engine = { ...test.engine, fillRandom } as typeof test.engine
    await rotate({ ...test, engine }, signer.keyId, nextKey())
    // Of the ids of audit events alone: a text takes more.
    expect(drawn).toBeLessThan(32)
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

describe('a key with a text that was to sign, and is not after all', () => {
  it('shows and rotates its text again', async () => {
    const { key, text } = await createTestKey(test.engine, 'shop', { scopes: ['*:*'] })
    await rotate(test, key.id, nextKey())
    const cancelled = await cancelRotation(test.engine, LOCAL_OPERATOR, key.id)
    expect(cancelled).toMatchObject({ hint: key.hint, imported: false })
    expect(await verdictOf(test.engine, 'shop', text)).toBe('allowed')
    const rotated = await rotate(test, key.id)
    const next = rotated.secret?.reveal() ?? ''
    expect(rotated.key.hint).toBe(key.hint)
    expect(await verdictOf(test.engine, 'shop', next)).toBe('allowed')
    expect(await verdictOf(test.engine, 'shop', text)).toBe('allowed')
  })

  it('is an imported one again if it was, of which nothing more can be shown', async () => {
    const text = 'an-old-key-of-some-length'
    const rows = [
      { credential: { kind: 'raw' as const, text: new SecretText(text) }, settings: {} },
    ]
    const { items } = await importAndList(rows)
    const [key] = items
    if (key === undefined) throw new Error('nothing was imported')
    await rotate(test, key.id, nextKey())
    const cancelled = await cancelRotation(test.engine, LOCAL_OPERATOR, key.id)
    expect(cancelled).toMatchObject({ hint: '…', imported: true })
    expect(await verdictOf(test.engine, 'shop', text)).toBe('allowed')
  })
})

async function importAndList(rows: Parameters<typeof importKeys>[2]['rows']) {
  const { engine, clock } = test
  await importKeys(engine, LOCAL_OPERATOR, { apiId: 'shop', rows, hmacSecret: null, dryRun: false })
  const filter = { apiId: 'shop', nowMs: clock.nowMs() }
  return engine.storage.listKeys(filter, { cursor: null, size: 1 })
}

import { generateKeyPairSync } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  createTestApi,
  openTestEngine,
  type TestEngine,
} from '../../../test/engine/open-test-engine.ts'
import {
  createSigningKey,
  type SigningKey,
  signRequest,
} from '../../../test/fixtures/sign-request.ts'
import { limits } from '../../base/limits.ts'
import { SharedRoom } from '../../base/shared-room.ts'
import { changeKey } from '../keys/change-key.ts'
import type { KeyRecord } from '../keys/key-record.ts'
import { revokeKey } from '../keys/revoke-key.ts'
import { LOCAL_OPERATOR } from '../principal.ts'
import { createPublicKeyVersion } from './create-public-key-version.ts'
import { NonceMemory } from './nonce-memory.ts'
import { type BodyFacts, verifySignedRequest } from './verify-signed-request.ts'

const BODY = '{"amount":5}'

let test: TestEngine
let signer: SigningKey

beforeEach(async () => {
  test = openTestEngine()
  await createTestApi(test.engine, 'shop')
  signer = await createSigningKey(test.engine, { scopes: ['*:*'] })
})

interface Ask {
  readonly by?: SigningKey
  readonly nonce?: string
  readonly body?: BodyFacts
  readonly engine?: TestEngine['engine']
}

/** `allowed`, a denial code, or the reason for the log. */
async function verdict({ by = signer, nonce, body, engine = test.engine }: Ask = {}) {
  const created = new Date(test.clock.nowMs())
  const { method, headers } = await signRequest(by, {
    url: 'https://api.example.com/v1/users',
    created,
    ...(nonce === undefined ? {} : { nonce }),
    ...(body === undefined ? {} : { body: BODY }),
  })
  const message = {
    method,
    scheme: 'https' as const,
    authority: 'api.example.com',
    requestTarget: '/v1/users',
    rawHeaders: Object.entries(headers).flat(),
  }
  const facts = { message, body: body ?? { kind: 'none' as const } }
  const request = { api: 'shop', target: null, scopes: [], address: undefined }
  const answer = await verifySignedRequest(engine, facts, '/v1/users', request)
  if ('refusal' in answer) return answer.refusal
  return answer.decision.allowed ? 'allowed' : answer.decision.code
}

const change = (changes: Partial<KeyRecord>) =>
  changeKey(test.engine, LOCAL_OPERATOR, signer.keyId, () => ({ action: 'key.updated', changes }))

describe('a rotation to another public key', () => {
  const pair = generateKeyPairSync('ed25519')

  async function rotate(graceMs: number): Promise<SigningKey> {
    const nowMs = test.clock.nowMs()
    const [old] = signer.key.secrets
    if (old === undefined) throw new Error('a key has a version')
    const publicKey = pair.publicKey.export({ format: 'jwk' })
    const added = createPublicKeyVersion({ publicKey, version: 2, nowMs, others: [old] })
    await change({ secrets: [{ ...old, expiresAtMs: nowMs + graceMs }, added] })
    return { ...signer, privateKey: pair.privateKey }
  }

  it('lets both sign in the grace, and only the new one after it', async () => {
    const rotated = await rotate(10_000)
    expect(await verdict()).toBe('allowed')
    expect(await verdict({ by: rotated })).toBe('allowed')
    test.clock.advanceMs(10_000)
    expect(await verdict()).toBe('wrong_signature')
    expect(await verdict({ by: rotated })).toBe('allowed')
  })

  it('takes a nonce once for both', async () => {
    const rotated = await rotate(10_000)
    expect(await verdict({ nonce: 'n' })).toBe('allowed')
    expect(await verdict({ by: rotated, nonce: 'n' })).toBe('replayed')
  })
})

describe('while a body is on its way', () => {
  const coming = (meanwhile: () => Promise<unknown>): BodyFacts => ({
    kind: 'coming',
    async take() {
      await meanwhile()
      return Buffer.from(BODY)
    },
  })

  it('a key that is revoked stays outside', async () => {
    const revoke = () => revokeKey(test.engine, LOCAL_OPERATOR, signer.keyId, null)
    expect(await verdict({ body: coming(revoke) })).toBe('revoked')
  })

  it('a public key that ends proves nothing more', async () => {
    const [old] = signer.key.secrets
    const end = () => change({ secrets: [{ ...old, expiresAtMs: test.clock.nowMs() }] as never })
    expect(await verdict({ body: coming(end) })).toBe('wrong_signature')
  })

  it('the same request that came without its body does not pass twice', async () => {
    let second: string | undefined
    const again = async () => {
      second = await verdict({ nonce: 'n', body: coming(async () => {}) })
    }
    expect(await verdict({ nonce: 'n', body: coming(again) })).toBe('replayed')
    expect(second).toBe('allowed')
  })
})

describe('a server that was started again', () => {
  const restarted = () => ({ ...test.engine, nonces: new NonceMemory(test.clock.nowMs()) })

  it('takes nothing that may have been used before', async () => {
    expect(await verdict({ nonce: 'n' })).toBe('allowed')
    test.clock.advanceMs(1_000)
    const engine = restarted()
    const waiting = { code: 'overloaded', details: { headers: { 'retry-after': '6' } } }
    await expect(verdict({ nonce: 'n', engine })).rejects.toMatchObject(waiting)
    test.clock.advanceMs(limits.signatureAheadMsMax)
    await expect(verdict({ engine })).rejects.toMatchObject(waiting)
    test.clock.advanceMs(1_000)
    expect(await verdict({ engine })).toBe('allowed')
  })

  it('takes keys that were made since at once', async () => {
    test.clock.advanceMs(1_000)
    const engine = restarted()
    const by = await createSigningKey(engine, { scopes: ['*:*'] })
    expect(await verdict({ by, engine })).toBe('allowed')
  })
})

describe('when no nonce can be remembered', () => {
  it('fails as overloaded, and lets nothing pass', async () => {
    const engine = {
      ...test.engine,
      nonces: new NonceMemory(test.clock.nowMs(), new SharedRoom(2, 2)),
    }
    expect(await verdict({ engine })).toBe('allowed')
    await expect(verdict({ engine })).rejects.toMatchObject({
      code: 'overloaded',
      details: { headers: { 'retry-after': '1' } },
    })
    const by = await createSigningKey(engine, { scopes: ['*:*'] })
    expect(await verdict({ by, engine })).toBe('allowed')
  })

  it('counts the keys of one owner as one', async () => {
    const nonces = new NonceMemory(test.clock.nowMs(), new SharedRoom(4, 4))
    const engine = { ...test.engine, nonces }
    const settings = { scopes: ['*:*'], owner: 'acme' }
    const [one, other] = await Promise.all([
      createSigningKey(engine, settings),
      createSigningKey(engine, settings),
    ])
    expect(await verdict({ by: one, engine })).toBe('allowed')
    await expect(verdict({ by: other, engine })).rejects.toMatchObject({ code: 'overloaded' })
    expect(await verdict({ engine })).toBe('allowed')
  })
})

describe('states of the key', () => {
  it.each<[string, Partial<KeyRecord>]>([
    ['disabled', { enabled: false }],
    ['disabled', { quarantinedAtMs: 1, quarantineReason: 'leaked' }],
    ['expired', { expiresAtMs: 1 }],
    ['not_yet_valid', { notBeforeMs: 9_999_999_999_999 }],
  ])('%s', async (code, changes) => {
    await change(changes)
    expect(await verdict()).toBe(code)
  })
})

it('holds to the storage: when it fails, nothing passes', async () => {
  const failing = Object.create(test.engine.storage, {
    findKey: { value: () => Promise.reject(new Error('disk')) },
  })
  await expect(verdict({ engine: { ...test.engine, storage: failing } })).rejects.toThrow('disk')
})

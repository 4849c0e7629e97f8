/**
 * The attack: failing on purpose behind an address that others share, so that they are locked
 * out. Whoever has a real secret goes on working, and whoever comes with one begins to.
 */
import { describe, expect, it } from 'vitest'
import {
  createTestApi,
  createTestKey,
  openTestEngine,
  verdictOf,
} from '../../../test/engine/open-test-engine.ts'
import { openOAuth } from '../../../test/fixtures/open-oauth.ts'
import {
  createSigningKey,
  type SigningKey,
  signRequest,
} from '../../../test/fixtures/sign-request.ts'
import { limits } from '../../base/limits.ts'
import type { Engine } from '../engine.ts'
import { updateKey } from '../keys/update-key.ts'
import { WarmKeys } from '../keys/warm-keys.ts'
import { LOCAL_OPERATOR } from '../principal.ts'
import { verifySignedRequest } from '../signatures/verify-signed-request.ts'
import { AttemptThrottle } from './attempt-throttle.ts'

const SHARED = { address: '203.0.113.7' }

function openThrottle({ throttleTeller }: Engine): AttemptThrottle {
  return new AttemptThrottle(limits.failedAttemptsPerMinute, throttleTeller)
}

async function lockOut(engine: Engine): Promise<void> {
  for (let round = 0; round <= limits.failedAttemptsPerMinute; round++) {
    await verdictOf(engine, 'shop', 'nonsense', SHARED)
  }
  expect(await verdictOf(engine, 'shop', 'nonsense', SHARED)).toBe('rate_limited')
}

describe('locking out the neighbours', () => {
  it('does not touch a key that was used before, wherever that was', async () => {
    const { engine } = openTestEngine()
    await createTestApi(engine, 'shop')
    const used = await createTestKey(engine, 'shop')
    const elsewhere = await createTestKey(engine, 'shop')
    await verdictOf(engine, 'shop', used.text, SHARED)
    await verdictOf(engine, 'shop', elsewhere.text, { address: '198.51.100.1' })
    await lockOut(engine)
    for (let round = 0; round < 100; round++) {
      expect(await verdictOf(engine, 'shop', used.text, SHARED)).toBe('allowed')
      expect(await verdictOf(engine, 'shop', elsewhere.text, SHARED)).toBe('allowed')
    }
  })

  it('does not touch a key that nobody has used yet', async () => {
    const { engine } = openTestEngine()
    await createTestApi(engine, 'shop')
    const cold = await Promise.all(Array.from({ length: 3 }, () => createTestKey(engine, 'shop')))
    await lockOut(engine)
    for (const { text } of cold) {
      const wrong = `${text.slice(0, -1)}${text.endsWith('x') ? 'y' : 'x'}`
      expect(await verdictOf(engine, 'shop', wrong, SHARED)).toBe('rate_limited')
      expect(await verdictOf(engine, 'shop', text, SHARED)).toBe('allowed')
    }
  })

  it('does not touch any key or token after a restart, when nothing is known yet', async () => {
    const desk = await openOAuth()
    const client = await desk.createKey()
    const token = await desk.getToken(client)
    const { engine } = desk
    const restarted = { ...engine, warmKeys: new WarmKeys(), throttle: openThrottle(engine) }
    await lockOut(restarted)
    const ask = (text: string) =>
      verdictOf(restarted, 'shop', text, { ...SHARED, scopes: ['read:users'] })
    expect(await ask(token)).toBe('allowed')
    expect(await ask(client.text)).toBe('allowed')
  })

  it('leaves tokens room for hundreds of wrong ones a minute, and no more', async () => {
    const desk = await openOAuth()
    const client = await desk.createKey()
    const { engine } = desk
    const restarted = { ...engine, warmKeys: new WarmKeys(), throttle: openThrottle(engine) }
    const [one, other] = [await desk.getToken(client), await desk.getToken(client)]
    await lockOut(restarted)
    const ask = (text: string) =>
      verdictOf(restarted, 'shop', text, { ...SHARED, scopes: ['read:users'] })
    for (let round = 0; round < limits.spareLooksPerMinute - 1; round++) await ask(`${one}x`)
    expect(await ask(one)).toBe('allowed')
    expect(await ask(`${one}x`)).toBe('rate_limited')
    expect(await ask(other)).toBe('rate_limited')
    expect(await ask(one)).toBe('allowed')
  })

  it('does not touch a key that signs and has not been here before', async () => {
    const { engine, clock } = openTestEngine()
    await createTestApi(engine, 'shop')
    const signer = await createSigningKey(engine, { scopes: ['*:*'] })
    const stranger = { ...(await createSigningKey(engine)), keyId: signer.keyId }
    await lockOut(engine)
    const ask = async (by: SigningKey, ofMs = clock.nowMs()) => {
      const url = 'http://shop.example/v1/users'
      const { headers } = await signRequest(by, { url, created: new Date(ofMs) })
      const message = {
        method: 'GET',
        scheme: 'http',
        authority: 'shop.example',
        requestTarget: '/v1/users',
        rawHeaders: Object.entries(headers).flat(),
      } as const
      const facts = { message, body: { kind: 'none' } } as const
      const request = { api: 'shop', target: null, scopes: [], ...SHARED }
      const answer = await verifySignedRequest(engine, facts, '/v1/users', request)
      if ('refusal' in answer) return answer.refusal
      return answer.decision.allowed ? 'allowed' : answer.decision.code
    }
    expect(await ask(stranger)).toBe('rate_limited')
    // Right, but too old: whoever failed too often is not even told that.
    expect(await ask(signer, clock.nowMs() - 2 * limits.signatureAgeMsMax)).toBe('rate_limited')
    expect(await ask(signer)).toBe('allowed')
  })

  it('does not touch a key that is changed meanwhile', async () => {
    const { engine } = openTestEngine()
    await createTestApi(engine, 'shop')
    const { key, text } = await createTestKey(engine, 'shop')
    await verdictOf(engine, 'shop', text, SHARED)
    await lockOut(engine)
    await updateKey(engine, LOCAL_OPERATOR, key.id, { name: 'renamed' })
    expect(await verdictOf(engine, 'shop', text, SHARED)).toBe('allowed')
    await updateKey(engine, LOCAL_OPERATOR, key.id, { enabled: false })
    expect(await verdictOf(engine, 'shop', text, SHARED)).toBe('disabled')
  })

  it('does not touch a token that was made while it lasts', async () => {
    const desk = await openOAuth()
    const client = await desk.createKey()
    const ask = (text: string) =>
      verdictOf(desk.engine, 'shop', text, { ...SHARED, scopes: ['read:users'] })
    await ask(client.text)
    await lockOut(desk.engine)
    expect(await ask(await desk.getToken(client))).toBe('allowed')
    expect(await ask(`${await desk.getToken(client)}x`)).toBe('rate_limited')
  })
})

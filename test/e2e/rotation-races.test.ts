/** Promise 5 where rotations meet open streams, each other and a revocation, in a real process. */
import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { openStream, startShop, stopShopsAfterEach } from '../peer-faults/start-shop.ts'

stopShopsAfterEach()

describe('a stream that was opened with the old secret', () => {
  it.each([0, 2])('is cut when that ends, with a grace of %i s, and no sooner', async (grace) => {
    const { createKey, rotate, url } = await startShop()
    const { id, secret } = await createKey()
    const stream = await openStream(url(), secret)
    const headers = { 'x-api-key': secret }
    const socket = new WebSocket(`${url().replace('http', 'ws')}/v1/users/live`, { headers })
    await once(socket, 'open')
    const cut = [once(socket, 'close'), new Promise((resolve) => stream.once('error', resolve))]
    const cutAtMs = cut.map((each) => each.then(() => Date.now()))
    const rotated = await rotate(id, grace)
    const fresh = await openStream(url(), rotated.secret)
    let isFreshCut = false
    fresh.once('error', () => (isFreshCut = true))
    const endMs = Date.parse(rotated.previousSecretEndsAt)
    for (const atMs of await Promise.all(cutAtMs)) {
      expect(atMs).toBeGreaterThanOrEqual(endMs)
      expect(atMs).toBeLessThan(endMs + 3_000)
    }
    expect([stream.complete, isFreshCut]).toEqual([false, false])
  })
})

describe('rotations at the same moment', () => {
  it('each give a secret that works, or say why not; the key never lacks one', async () => {
    const { createKey, rotate, get } = await startShop()
    for (let round = 0; round < 10; round++) {
      const { id, secret } = await createKey()
      const answers = await Promise.all([rotate(id, 3_600), rotate(id, 3_600), rotate(id, 3_600)])
      const won = answers.map((answer) => answer.secret).filter((each) => each !== undefined)
      expect(won.length).toBeGreaterThan(0)
      for (const each of [secret, ...won]) expect((await get(each)).status).toBe(200)
    }
  })

  // Few rounds: an address that shows many secrets that are none is held off for a while.
  it('without a grace leave exactly the newest secret', async () => {
    const { createKey, rotate, get, call } = await startShop()
    for (let round = 0; round < 4; round++) {
      const { id, secret } = await createKey()
      const answers = await Promise.all([rotate(id, 0), rotate(id, 0)])
      const won = answers.filter((answer) => answer.secret !== undefined)
      const newest = won.toSorted((a, b) => b.version - a.version)[0]
      for (const each of [secret, ...won.map((answer) => answer.secret)]) {
        expect((await get(each)).status).toBe(each === newest.secret ? 200 : 401)
      }
      const { secrets } = (await call('GET', `/v1/keys/${id}`)).body
      expect(secrets.at(-1).expiresAt).toBeNull()
    }
  })
})

describe('a revocation among rotations', () => {
  it('wins: no secret works after both were answered, whichever came first', async () => {
    const { createKey, rotate, get, call } = await startShop()
    for (let round = 0; round < 20; round++) {
      const { id, secret } = await createKey()
      const revoke = () => call('POST', `/v1/keys/${id}/revoke`, {})
      const both =
        round % 2 === 0 ? [rotate(id, 60), revoke()] : [revoke(), rotate(id, round % 4 ? 0 : 60)]
      const answers = await Promise.all(both)
      const shown = answers.map((answer) => answer.secret).filter((each) => each !== undefined)
      for (const each of [secret, ...shown]) expect((await get(each)).status).toBe(401)
      expect((await call('GET', `/v1/keys/${id}`)).body.state).toBe('revoked')
    }
  })
})

/** Attack: the holder of any key asks to revoke guess after guess, which costs it nothing. */
import { describe, expect, it } from 'vitest'
import { basic, openOAuth } from '../../../../test/fixtures/open-oauth.ts'
import { limits } from '../../../base/limits.ts'

const PATH = '/oauth2/revoke'
const FROM = { address: '203.0.113.7' }

describe('guessing at /oauth2/revoke', () => {
  it('ends for a client after so many a minute, and never for an admin', async () => {
    const desk = await openOAuth()
    const [key, other] = [await desk.createKey(), await desk.createKey()]
    const client = basic(key.id, key.text)
    const guess = (round: number) => ({ token: `guess-${round}`, audience: 'shop' })
    for (let round = 0; round < limits.failedAttemptsPerMinute; round++) {
      expect((await desk.post(PATH, guess(round), client, FROM)).status).toBe(200)
    }
    const guessed = await desk.post(PATH, guess(-1), client, FROM)
    expect([guessed.status, guessed.json.error]).toEqual([429, 'rate_limited'])
    // A text that nobody can guess is looked at all the same, and is not the client's to end.
    const known = await desk.post(PATH, { token: other.text }, client, FROM)
    expect([known.status, known.json.error]).toEqual([400, 'unauthorized_client'])
    const admin = { 'x-api-key': await desk.createAdminKey({ scopes: ['write:keys'] }) }
    await desk.post(PATH, { token: 'x' }, admin)
    for (let round = 0; round <= limits.failedAttemptsPerMinute; round++) {
      expect((await desk.post(PATH, guess(round), admin)).status).toBe(200)
    }
  })
})

/** Attack: a token is used over and over while it, its key or its signing key is being ended. */
import { describe, expect, it } from 'vitest'
import { issueTestToken } from '../../../test/engine/issue-test-token.ts'
import {
  createTestApi,
  createTestKey,
  openTestEngine,
  verdictOf,
} from '../../../test/engine/open-test-engine.ts'
import { answerLate } from '../../../test/engine/wrap-port.ts'
import { CachedStorage } from '../../storage/cached-storage.ts'
import { MemoryStorage } from '../../storage/memory/memory-storage.ts'
import type { Engine } from '../engine.ts'
import { revokeKey } from '../keys/revoke-key.ts'
import { rotateKey } from '../keys/rotate-key.ts'
import { updateKey } from '../keys/update-key.ts'
import { LOCAL_OPERATOR } from '../principal.ts'
import { identifySubject } from './identify-subject.ts'
import { revokeToken } from './revoke-token.ts'
import { rotateSigningKeys } from './rotate-signing-keys.ts'

/** Storage answers late, after another number of turns each time, as one over a network does. */
async function openRace(seed: number) {
  let state = seed
  const turns = () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    return state % 7
  }
  const storage = new CachedStorage(answerLate(new MemoryStorage(), turns))
  const { engine } = openTestEngine({ storage })
  await createTestApi(engine, 'shop')
  const { key, text } = await createTestKey(engine, 'shop')
  return { engine, key, token: await issueTestToken(engine, text) }
}

const ENDS: readonly [
  string,
  (engine: Engine, keyId: string, token: string) => Promise<unknown>,
][] = [
  [
    'the token is revoked',
    async (engine, _keyId, text) => {
      const live = await identifySubject(engine, text, [])
      if (live?.token) await revokeToken(engine, LOCAL_OPERATOR, live.token)
    },
  ],
  ['the key is revoked', (engine, keyId) => revokeKey(engine, LOCAL_OPERATOR, keyId, null)],
  [
    'the key is disabled',
    (engine, keyId) => updateKey(engine, LOCAL_OPERATOR, keyId, { enabled: false }),
  ],
  [
    'the secret is rotated away',
    (engine, keyId) => rotateKey(engine, LOCAL_OPERATOR, keyId, { graceMs: 0 }),
  ],
  ['the signing keys are compromised', (engine) => rotateSigningKeys(engine, LOCAL_OPERATOR, true)],
]

describe('a token in use', () => {
  it.each(ENDS)('is not good any more once %s', async (_, end) => {
    for (let seed = 1; seed <= 40; seed++) {
      const { engine, key, token } = await openRace(seed)
      let hasEnded = false
      const late: string[] = []
      const use = async () => {
        for (let round = 0; round < 30; round++) {
          const isLate = hasEnded
          const verdict = await verdictOf(engine, 'shop', token)
          if (isLate) late.push(verdict)
        }
      }
      const users = [use(), use(), use()]
      await end(engine, key.id, token)
      hasEnded = true
      await Promise.all(users)
      late.push(await verdictOf(engine, 'shop', token))
      expect(late).not.toContain('allowed')
    }
  })
})

/** Attack: learn a secret, or whether a key exists, from how long the answer takes. */
import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  createPeppers,
  createTestApi,
  createTestKey,
  openTestEngine,
  verdictOf,
} from '../../../test/engine/open-test-engine.ts'
import { equalsConstantTime } from '../../base/bytes.ts'
import { createKeyText } from './key-format.ts'
import type { KeyRecord, SecretVersion } from './key-record.ts'
import { findMatchingSecret } from './match-secret.ts'
import { PEPPER_BYTES, Pepper } from './pepper.ts'

/** Counts what takes most of the time of a verification. */
class CountingPepper extends Pepper {
  texts: string[] = []

  override hmac(text: string): string {
    this.texts.push(text)
    return super.hmac(text)
  }
}

function createCountingPepper(id: string): CountingPepper {
  return new CountingPepper(id, randomBytes(PEPPER_BYTES))
}

/** A text that counts who reads which of its characters. */
function createWatchedText(text: string) {
  const reads: number[] = []
  const watched = {
    length: text.length,
    charCodeAt(index: number) {
      reads.push(index)
      return text.charCodeAt(index)
    },
  }
  return { reads, text: watched as unknown as string }
}

describe('the comparison of digests', () => {
  const digest = '0123456789abcdef'.repeat(4)

  it('reads every character once, wherever the first difference is', () => {
    for (let place = -1; place < digest.length; place++) {
      const other = [...digest].map((each, index) => (index === place ? 'x' : each)).join('')
      const { reads, text } = createWatchedText(other)
      expect(equalsConstantTime(digest, text)).toBe(place === -1)
      expect(reads).toEqual(Array.from(digest, (_, index) => index))
    }
  })

  it('takes as long for an early difference as for a late one', () => {
    const length = 1_000_000
    const text = 'a'.repeat(length)
    const early = `b${'a'.repeat(length - 1)}`
    const late = `${'a'.repeat(length - 1)}b`
    const leastMs = { early: Number.POSITIVE_INFINITY, late: Number.POSITIVE_INFINITY }
    for (let round = 0; round < 10; round++) {
      for (const [name, other] of Object.entries({ early, late }) as ['early' | 'late', string][]) {
        const startMs = performance.now()
        equalsConstantTime(text, other)
        leastMs[name] = Math.min(leastMs[name], performance.now() - startMs)
      }
    }
    // One that stops at the difference is faster by a factor of many thousands.
    expect(leastMs.late / leastMs.early).toBeLessThan(10)
  })
})

describe('a key with several secrets', () => {
  it('costs one hash, so that a rotation does not show, whichever matches', () => {
    const pepper = createCountingPepper('one')
    const secrets = ['first', 'second', 'third'].map(
      (text, index): SecretVersion => ({
        version: index + 1,
        algorithm: 'hmac-sha256',
        digest: pepper.hmac(text),
        pepperId: 'one',
        lookup: null,
        createdAtMs: 0,
        expiresAtMs: null,
      }),
    )
    const key = { secrets } as unknown as KeyRecord
    for (const [text, version] of [
      ['first', 1],
      ['third', 3],
      ['none', undefined],
    ] as const) {
      pepper.texts = []
      expect(findMatchingSecret(createPeppers(pepper), key, text)?.version).toBe(version)
      expect(pepper.texts).toEqual([text])
    }
  })
})

describe('a key that does not exist', () => {
  it('costs the same hashes as one with a wrong secret, and as one of another API', async () => {
    const pepper = createCountingPepper('one')
    const { engine } = openTestEngine({ peppers: createPeppers(pepper) })
    await createTestApi(engine, 'shop')
    await createTestApi(engine, 'bank')
    const shop = await createTestKey(engine, 'shop')
    const bank = await createTestKey(engine, 'bank')
    const made = (id?: string) => createKeyText('shop_live', engine.fillRandom, id).text.reveal()
    const wrong = made(shop.key.id.slice('key_'.length))
    for (const isWarm of [false, true]) {
      if (isWarm) {
        expect(await verdictOf(engine, 'shop', shop.text)).toBe('allowed')
        expect(await verdictOf(engine, 'bank', bank.text)).toBe('allowed')
      }
      for (const text of [made(), wrong, bank.text]) {
        pepper.texts = []
        expect(await verdictOf(engine, 'shop', text)).toBe('not_found')
        expect(pepper.texts).toEqual([text])
      }
    }
  })

  it('is told by its form alone when it has none, with no look-up and no hash', async () => {
    const pepper = createCountingPepper('one')
    const { engine } = openTestEngine({ peppers: createPeppers(pepper) })
    await createTestApi(engine, 'shop')
    expect(await verdictOf(engine, 'shop', 'nothing-like-a-key')).toBe('malformed')
    expect(await verdictOf(engine, 'shop', 'x'.repeat(1_000_000))).toBe('malformed')
    expect(pepper.texts).toEqual([])
  })
})

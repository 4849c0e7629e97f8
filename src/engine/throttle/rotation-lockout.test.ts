import { describe, expect, it } from 'vitest'
import {
  createTestApi,
  createTestKey,
  openTestEngine,
  verdictOf,
} from '../../../test/engine/open-test-engine.ts'
import { createKeyText } from '../keys/key-format.ts'
import { rotateKey } from '../keys/rotate-key.ts'
import { LOCAL_OPERATOR } from '../principal.ts'

const address = '192.0.2.7'

async function open() {
  const { engine } = openTestEngine()
  await createTestApi(engine, 'shop')
  const { key, text: old } = await createTestKey(engine, 'shop')
  const { secret } = await rotateKey(engine, LOCAL_OPERATOR, key.id, { graceMs: 0 })
  const ask = (text: string) => verdictOf(engine, 'shop', text, { address })
  const guess = () => createKeyText('shop_live', engine.fillRandom).text.reveal()
  return { engine, old, fresh: secret?.reveal() ?? '', ask, guess }
}

describe('clients behind one address that have not all moved to a new secret', () => {
  it('do not keep each other out: an old secret is no guess', async () => {
    const { ask, old, guess } = await open()
    for (let count = 0; count < 100; count++) expect(await ask(old)).toBe('not_found')
    expect(await ask(guess())).toBe('not_found')
  })

  it('begin to use the new one, whoever guesses beside them', async () => {
    const { ask, fresh, guess } = await open()
    for (let count = 0; count < 20; count++) expect(await ask(guess())).toBe('not_found')
    expect(await ask(guess())).toBe('rate_limited')
    expect(await ask(fresh)).toBe('allowed')
  })
})

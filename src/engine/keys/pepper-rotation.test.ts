import { describe, expect, it } from 'vitest'
import {
  createPepper,
  createPeppers,
  createTestApi,
  createTestKey,
  openTestEngine,
  verdictOf,
} from '../../../test/engine/open-test-engine.ts'
import { wrapPort } from '../../../test/engine/wrap-port.ts'
import { SecretText } from '../../base/secret-text.ts'
import { MemoryStorage } from '../../storage/memory/memory-storage.ts'
import { importKeys } from '../import/import-keys.ts'
import { LOCAL_OPERATOR } from '../principal.ts'
import { createKeyText } from './key-format.ts'
import type { KeyRecord, SecretVersion } from './key-record.ts'
import type { Pepper } from './pepper.ts'

const old = createPepper('old')
const current = createPepper('new')
const IMPORTED = 'an-old-key-of-the-shop'

/** Keys made under the old pepper, in a storage that other engines then open. */
async function makeUnderOldPepper() {
  const memory = new MemoryStorage()
  const { engine } = openTestEngine({ memory, peppers: createPeppers(old) })
  await createTestApi(engine, 'shop')
  const { key, text } = await createTestKey(engine, 'shop')
  const rows = [
    { credential: { kind: 'raw' as const, text: new SecretText(IMPORTED) }, settings: {} },
  ]
  await importKeys(engine, LOCAL_OPERATOR, { apiId: 'shop', rows, hmacSecret: null, dryRun: false })
  return { memory, key, text }
}

function reopen(memory: MemoryStorage, ...peppers: [Pepper, ...Pepper[]]) {
  return openTestEngine({ memory, peppers: createPeppers(...peppers) })
}

function peppersOf(memory: MemoryStorage, id: string): (string | null)[] {
  return memory.findKey(id)?.secrets.map(({ pepperId }) => pepperId) ?? []
}

describe('a new pepper', () => {
  it('lets old keys pass, and hashes them anew on their first use', async () => {
    const { memory, key, text } = await makeUnderOldPepper()
    const { engine, told } = reopen(memory, current, old)
    expect(peppersOf(memory, key.id)).toEqual(['old'])
    expect(await verdictOf(engine, 'shop', text)).toBe('allowed')
    expect(peppersOf(memory, key.id)).toEqual(['new'])
    expect(await verdictOf(engine, 'shop', text)).toBe('allowed')
    expect(told).toEqual([])
    const later = reopen(memory, current)
    expect(await verdictOf(later.engine, 'shop', text)).toBe('allowed')
  })

  it('does the same for imported keys', async () => {
    const { memory } = await makeUnderOldPepper()
    const { engine } = reopen(memory, current, old)
    expect(await verdictOf(engine, 'shop', IMPORTED)).toBe('allowed')
    const later = reopen(memory, current)
    expect(await verdictOf(later.engine, 'shop', IMPORTED)).toBe('allowed')
  })

  it('denies keys whose pepper is missing, and says nothing more', async () => {
    const { memory, text } = await makeUnderOldPepper()
    const { engine } = reopen(memory, current)
    expect(await verdictOf(engine, 'shop', text)).toBe('not_found')
    expect(await verdictOf(engine, 'shop', IMPORTED)).toBe('malformed')
  })

  it('is not taken for another one with the same id', async () => {
    const { memory, text } = await makeUnderOldPepper()
    const { engine } = reopen(memory, createPepper('old'))
    expect(await verdictOf(engine, 'shop', text)).toBe('not_found')
  })

  it('leaves a wrong secret wrong, and hashes nothing anew for it', async () => {
    const { memory, key } = await makeUnderOldPepper()
    const { engine } = reopen(memory, current, old)
    const wrong = createKeyText('shop_live', engine.fillRandom, key.id.slice(4)).text.reveal()
    expect(await verdictOf(engine, 'shop', wrong)).toBe('not_found')
    expect(peppersOf(memory, key.id)).toEqual(['old'])
  })

  it('changes neither version, nor life, nor anything else of the key', async () => {
    const { memory, key, text } = await makeUnderOldPepper()
    const { engine, clock } = reopen(memory, current, old)
    clock.advanceMs(5_000)
    await verdictOf(engine, 'shop', text)
    const after = memory.findKey(key.id)
    const secrets = key.secrets.map(({ digest: _digest, pepperId: _id, ...rest }) => rest)
    expect(after).toMatchObject({ ...key, secrets })
  })

  it('hashes the secret that was presented, not another version of it', async () => {
    const { memory, key, text } = await makeUnderOldPepper()
    const second = createKeyText('shop_live', (bytes) => bytes.fill(7), key.id.slice(4))
    const rotated = addSecret(key, second.text.reveal())
    const twoVersions = new MemoryStorage()
    const source = memory.findApi('shop')
    if (source === undefined) throw new Error('the API is gone')
    twoVersions.insertApi(source.api, null)
    twoVersions.insertKey(rotated, null)
    // The first cannot be written anew at its first use, and stays warm under the old pepper.
    let isDiskFull = true
    const full = wrapPort(twoVersions, (method, call) => {
      if (method === 'replaceSecret' && isDiskFull) throw new Error('the disk is full')
      return call()
    })
    const { engine, told } = reopen(full, current, old)
    expect(await verdictOf(engine, 'shop', text)).toBe('allowed')
    expect(told).toHaveLength(1)
    isDiskFull = false
    expect(await verdictOf(engine, 'shop', second.text.reveal())).toBe('allowed')
    expect(peppersOf(twoVersions, key.id)).toEqual(['old', 'new'])
    for (const each of [text, second.text.reveal()]) {
      expect(await verdictOf(reopen(twoVersions, current, old).engine, 'shop', each)).toBe(
        'allowed',
      )
    }
  })
})

function addSecret(key: KeyRecord, text: string): KeyRecord {
  const [first] = key.secrets
  const second = { ...first, version: 2, digest: old.hmac(text) } as SecretVersion
  return { ...key, secrets: [...key.secrets, second] }
}

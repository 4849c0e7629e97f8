import { describe, expect, it } from 'vitest'
import { createTestKey, openTestEngine, verdictOf } from '../../../test/engine/open-test-engine.ts'
import { MemoryStorage } from '../../storage/memory/memory-storage.ts'
import { BUILTIN_API_ID } from './api-record.ts'
import { ADMIN_SCOPES, ensureBuiltinApi } from './builtin-api.ts'

describe('ensureBuiltinApi', () => {
  it('makes it once, and leaves it alone afterwards', async () => {
    const memory = new MemoryStorage()
    const { engine } = openTestEngine({ memory })
    expect(await ensureBuiltinApi(engine)).toEqual({ isNew: true })
    expect(await ensureBuiltinApi(engine)).toEqual({ isNew: false })
    expect(memory.findApi(BUILTIN_API_ID)?.api).toMatchObject({ version: 1, scopes: ADMIN_SCOPES })
  })

  it('brings an older catalogue up to date; keys go on with what they hold', async () => {
    const memory = new MemoryStorage()
    const { engine } = openTestEngine({ memory })
    await ensureBuiltinApi(engine)
    const { text } = await createTestKey(engine, BUILTIN_API_ID, { scopes: ['read:keys'] })
    const api = memory.findApi(BUILTIN_API_ID)?.api
    if (api === undefined) throw new Error('the built-in API is gone')
    memory.updateApi({ ...api, scopes: [], version: 2 })
    const later = openTestEngine({ memory, peppers: engine.peppers })
    expect(await ensureBuiltinApi(later.engine)).toEqual({ isNew: false })
    expect(memory.findApi(BUILTIN_API_ID)?.api).toMatchObject({ version: 3, scopes: ADMIN_SCOPES })
    const asked = { scopes: ['read:keys'] }
    expect(await verdictOf(later.engine, BUILTIN_API_ID, text, asked)).toBe('allowed')
  })

  it('gives admin keys the prefix by which they are known', async () => {
    const { engine } = openTestEngine()
    await ensureBuiltinApi(engine)
    const { text } = await createTestKey(engine, BUILTIN_API_ID)
    expect(text).toMatch(/^keyward_[0-9A-Za-z]{50}$/)
  })
})

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openMemoryEngine } from '../../../test/fixtures/open-memory-engine.ts'
import { BUILTIN_API_ID } from '../../engine/apis/api-record.ts'
import { ADMIN_SCOPES } from '../../engine/apis/builtin-api.ts'
import type { Engine } from '../../engine/engine.ts'
import { createKey } from '../../engine/keys/create-key.ts'
import { revokeKey } from '../../engine/keys/revoke-key.ts'
import { verifyKey } from '../../engine/keys/verify-key.ts'
import { LOCAL_OPERATOR } from '../../engine/principal.ts'
import { ensureFirstAdminKey } from './first-admin-key.ts'

const folder = mkdtempSync(join(tmpdir(), 'keyward-test-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function mayAll(engine: Engine, key: string): Promise<boolean> {
  const scopes = ADMIN_SCOPES.map(({ name }) => name)
  const question = { key, api: BUILTIN_API_ID, target: null, scopes, address: '127.0.0.1' }
  return (await verifyKey(engine, question)).allowed
}

/** Starts once; what was shown goes into `shown`. */
async function start(engine: Engine, shown: string[], file?: string) {
  return ensureFirstAdminKey(engine, file, async (secret) => {
    shown.push(secret.reveal())
  })
}

describe('the first admin key', () => {
  it('is shown once, may do everything, and is never made again', async () => {
    const engine = await openMemoryEngine()
    const shown: string[] = []
    const first = await start(engine, shown)
    expect(await start(engine, shown)).toBeNull()
    expect(shown).toHaveLength(1)
    expect(await mayAll(engine, shown[0] ?? '')).toBe(true)
    await revokeKey(engine, LOCAL_OPERATOR, first?.keyId ?? '', null)
    expect(await start(engine, shown)).toBeNull()
  })

  it('is not made where the owner has made one on the data directory', async () => {
    const engine = await openMemoryEngine()
    const request = { apiId: BUILTIN_API_ID, settings: { scopes: ['*:*'] }, idempotency: null }
    await createKey(engine, LOCAL_OPERATOR, request)
    expect(await start(engine, [])).toBeNull()
  })

  it('goes into a file of mode 0600, and over no other file', async () => {
    const engine = await openMemoryEngine()
    const file = join(folder, 'admin.key')
    writeFileSync(file, 'mine')
    await expect(start(engine, [], file)).rejects.toMatchObject({ code: 'file_exists' })
    expect(readFileSync(file, 'utf8')).toBe('mine')
    rmSync(file)
    expect(await start(engine, [], file)).toMatchObject({ file })
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(await mayAll(engine, readFileSync(file, 'utf8').trim())).toBe(true)
    expect(await start(engine, [], file)).toBeNull()
  })
})

describe('a first start that is killed (lock-out)', () => {
  it('before the key is shown: the next start shows another', async () => {
    const engine = await openMemoryEngine()
    const killed = ensureFirstAdminKey(engine, undefined, async () => {
      throw new Error('killed')
    })
    await expect(killed).rejects.toThrow('killed')
    const shown: string[] = []
    await start(engine, shown)
    expect(shown).toHaveLength(1)
    expect(await mayAll(engine, shown[0] ?? '')).toBe(true)
    expect(await start(engine, shown)).toBeNull()
  })

  it('after it is shown, before it is enabled: that key opens nothing, the next does', async () => {
    const engine = await openMemoryEngine()
    const shown: string[] = []
    const killed = ensureFirstAdminKey(engine, undefined, async (secret) => {
      shown.push(secret.reveal())
      throw new Error('killed')
    })
    await expect(killed).rejects.toThrow('killed')
    await start(engine, shown)
    expect(await mayAll(engine, shown[0] ?? '')).toBe(false)
    expect(await mayAll(engine, shown[1] ?? '')).toBe(true)
  })

  it('after the file is written, before the key is enabled: the file counts', async () => {
    const engine = await openMemoryEngine()
    const file = join(folder, 'interrupted.key')
    const shown: string[] = []
    const killed = ensureFirstAdminKey(engine, undefined, async (secret) => {
      writeFileSync(file, `${secret.reveal()}\n`)
      shown.push(secret.reveal())
      throw new Error('killed')
    })
    await expect(killed).rejects.toThrow('killed')
    expect(await start(engine, [], file)).toMatchObject({ file })
    expect(await mayAll(engine, shown[0] ?? '')).toBe(true)
  })

  it('in front of a file that is there: no key is made, and a pipe is not waited for', async () => {
    const engine = await openMemoryEngine()
    const killed = ensureFirstAdminKey(engine, undefined, async () => {
      throw new Error('killed')
    })
    await expect(killed).rejects.toThrow('killed')
    const pipe = join(folder, 'pipe')
    execFileSync('mkfifo', [pipe])
    await expect(start(engine, [], pipe)).rejects.toMatchObject({ code: 'file_exists' })
    const filter = { apiId: BUILTIN_API_ID, nowMs: 0 }
    const { items } = await engine.storage.listKeys(filter, { cursor: null, size: 9 })
    expect(items).toHaveLength(1)
  })
})

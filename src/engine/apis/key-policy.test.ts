import { describe, expect, it } from 'vitest'
import {
  createTestApi,
  createTestKey,
  openTestEngine,
} from '../../../test/engine/open-test-engine.ts'
import { SecretText } from '../../base/secret-text.ts'
import { importKeys } from '../import/import-keys.ts'
import { updateKey } from '../keys/update-key.ts'
import { GrantSet } from '../policy/grants.ts'
import { LOCAL_OPERATOR } from '../principal.ts'
import type { KeyPolicy } from './api-record.ts'
import { ensureBuiltinApi } from './builtin-api.ts'
import { createApi } from './create-api.ts'
import { DEFAULT_KEY_POLICY } from './key-policy.ts'
import { updateApi } from './update-api.ts'

const DAY_MS = 86_400_000

async function openWith(keyPolicy: Partial<KeyPolicy>) {
  const { engine, clock } = openTestEngine()
  const settings = { keyPolicy }
  await createApi(engine, LOCAL_OPERATOR, { id: 'shop', settings, idempotency: null })
  return { engine, nowMs: clock.nowMs(), clock }
}

const problemAt = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error) => error.details.errors[0].at,
  )

describe('the life of a key', () => {
  it('is the default of the policy, else its maximum, else without end', async () => {
    const lifetimes = [
      [{}, null],
      [{ maxLifetimeMs: 30 * DAY_MS }, 30 * DAY_MS],
      [{ maxLifetimeMs: 30 * DAY_MS, defaultLifetimeMs: DAY_MS }, DAY_MS],
    ] as const
    for (const [policy, lifeMs] of lifetimes) {
      const { engine, nowMs } = await openWith(policy)
      const { key } = await createTestKey(engine, 'shop')
      expect(key.expiresAtMs).toBe(lifeMs === null ? null : nowMs + lifeMs)
    }
  })

  it('counts its default from when it begins to work, and its maximum from now', async () => {
    const { engine, nowMs } = await openWith({
      maxLifetimeMs: 30 * DAY_MS,
      defaultLifetimeMs: 10 * DAY_MS,
    })
    for (const [beginDays, endDays] of [
      [5, 15],
      [25, 30],
    ] as const) {
      const notBeforeMs = nowMs + beginDays * DAY_MS
      const { key } = await createTestKey(engine, 'shop', { notBeforeMs })
      expect(key.expiresAtMs).toBe(nowMs + endDays * DAY_MS)
    }
  })

  it('is never above the maximum: not by create, nor by update, nor by import', async () => {
    const { engine, nowMs, clock } = await openWith({ maxLifetimeMs: DAY_MS })
    const beyond = [nowMs + DAY_MS + 1, null]
    for (const expiresAtMs of beyond) {
      expect(await problemAt(createTestKey(engine, 'shop', { expiresAtMs }))).toBe('/expiresAt')
    }
    const { key } = await createTestKey(engine, 'shop', { expiresAtMs: nowMs + 1_000 })
    clock.advanceMs(500)
    for (const expiresAtMs of beyond) {
      const update = updateKey(engine, LOCAL_OPERATOR, key.id, { expiresAtMs })
      expect(await problemAt(update)).toBe('/expiresAt')
    }
    await updateKey(engine, LOCAL_OPERATOR, key.id, { expiresAtMs: nowMs + DAY_MS })
    const row = (expiresAtMs: number | null) => ({
      credential: { kind: 'raw', text: new SecretText(`legacy-key-${expiresAtMs}`) } as const,
      settings: { expiresAtMs },
    })
    const request = { apiId: 'shop', hmacSecret: null, dryRun: false }
    const rows = [row(null), row(nowMs + 2 * DAY_MS), row(nowMs + 1_000)]
    const report = await importKeys(engine, LOCAL_OPERATOR, { ...request, rows })
    expect(report.rows.map(({ status }) => status)).toEqual(['refused', 'refused', 'imported'])
  })

  it('lets a key from before the policy be changed and shortened, but not prolonged', async () => {
    const { engine, nowMs } = await openWith({})
    const { key } = await createTestKey(engine, 'shop', { expiresAtMs: nowMs + 9 * DAY_MS })
    const policy = { keyPolicy: { maxLifetimeMs: DAY_MS } }
    await updateApi(engine, LOCAL_OPERATOR, 'shop', policy)
    const update = (expiresAtMs: number | null) =>
      problemAt(updateKey(engine, LOCAL_OPERATOR, key.id, { expiresAtMs }))
    expect(await problemAt(updateKey(engine, LOCAL_OPERATOR, key.id, { name: 'x' }))).toBe('done')
    expect(await update(nowMs + 9 * DAY_MS + 1)).toBe('/expiresAt')
    expect(await update(null)).toBe('/expiresAt')
    expect(await update(nowMs + 5 * DAY_MS)).toBe('done')
  })
})

describe('a policy', () => {
  it.each([
    [{ maxLifetimeMs: 59_999 }, 'maxLifetimeMs'],
    [{ maxLifetimeMs: 1.5e9 + 0.5 }, 'maxLifetimeMs'],
    [{ maxLifetimeMs: DAY_MS, defaultLifetimeMs: 2 * DAY_MS }, 'defaultLifetimeMs'],
    [{ rotateEveryMs: 1_000 }, 'rotateEveryMs'],
    [{ rotationGraceMs: -1 }, 'rotationGraceMs'],
    [{ rotationGraceMs: 93 * DAY_MS }, 'rotationGraceMs'],
    [{ tokenLifetimeMsMax: 2 * DAY_MS }, 'tokenLifetimeMsMax'],
    [{ tokenAudiences: ['with space'] }, 'tokenAudiences/0'],
  ])('%j is refused', async (policy, name) => {
    expect(await problemAt(openWith(policy))).toBe(`/keyPolicy/${name}`)
  })

  it('keeps what a change does not name', async () => {
    const { engine } = await openWith({ rotationGraceMs: 0 })
    const change = { keyPolicy: { onLeak: 'revoke' } } as const
    const api = await updateApi(engine, LOCAL_OPERATOR, 'shop', change)
    expect(api.keyPolicy).toEqual({ ...DEFAULT_KEY_POLICY, rotationGraceMs: 0, onLeak: 'revoke' })
  })

  it('can be given to the built-in API, whose other settings stay ours', async () => {
    const { engine } = openTestEngine()
    await ensureBuiltinApi(engine)
    await createTestApi(engine, 'shop')
    const keyPolicy = { maxLifetimeMs: 90 * DAY_MS }
    const api = await updateApi(engine, LOCAL_OPERATOR, 'keyward', { keyPolicy })
    expect(api.keyPolicy.maxLifetimeMs).toBe(90 * DAY_MS)
    const grants = new GrantSet([{ scope: 'write:*', role: null }])
    const lesser = { ...LOCAL_OPERATOR, id: 'key_lesser', grants }
    const loosen = updateApi(engine, lesser, 'keyward', { keyPolicy: { maxLifetimeMs: null } })
    await expect(loosen).rejects.toMatchObject({ code: 'scope_escalation' })
    const rename = updateApi(engine, LOCAL_OPERATOR, 'keyward', { keyPolicy, name: 'x' })
    await expect(rename).rejects.toMatchObject({ code: 'builtin_api' })
  })
})

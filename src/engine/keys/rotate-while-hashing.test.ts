/** Attack: a leaked imported secret is presented again and again while its key is being rotated. */
import { hashSync } from '@node-rs/bcrypt'
import { describe, expect, it } from 'vitest'
import { createTestApi, openTestEngine, verdictOf } from '../../../test/engine/open-test-engine.ts'
import { importKeys } from '../import/import-keys.ts'
import { LOCAL_OPERATOR } from '../principal.ts'
import { rotateKey } from './rotate-key.ts'

const LEAKED = 'an-old-key-that-somebody-found'

describe('a secret that ends while its slow hash is tried', () => {
  it.each([0, 60_000])('stays ended, with a grace of %i ms', async (graceMs) => {
    const { engine, clock } = openTestEngine()
    await createTestApi(engine, 'shop')
    const hash = hashSync(LEAKED, { cost: 8 })
    const credential = { kind: 'hash', algorithm: 'bcrypt', hash } as const
    const { rows } = await importKeys(engine, LOCAL_OPERATOR, {
      apiId: 'shop',
      rows: [{ credential, settings: {} }],
      hmacSecret: null,
      dryRun: false,
    })
    const id = rows[0]?.keyId ?? ''
    const late = verdictOf(engine, 'shop', LEAKED)
    await rotateKey(engine, LOCAL_OPERATOR, id, { graceMs })
    expect(await late).toBe(graceMs === 0 ? 'malformed' : 'allowed')
    clock.advanceMs(graceMs)
    expect(await verdictOf(engine, 'shop', LEAKED)).toBe('malformed')
    const key = await engine.storage.findKey(id)
    expect(key?.secrets.map(({ expiresAtMs }) => expiresAtMs)).toEqual([clock.nowMs(), null])
  })
})

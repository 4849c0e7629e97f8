import { DatabaseSync } from 'node:sqlite'
import { beforeAll, describe, expect, it } from 'vitest'
import { NOW_MS } from '../../../test/contracts/records.ts'
import type { KeyFilter } from '../../engine/storage.ts'
import { migrations } from '../migrations/migrations.ts'
import { migrateDatabase } from './migrate-database.ts'
import {
  compileEndOfSlice,
  compileListAmong,
  compileSlice,
  isServedByIndex,
  listIdsByPrefix,
} from './sqlite-key-filter.ts'
import { countKeys, listSlowHashKeys } from './sqlite-keys.ts'

const AFTER = { createdAtMs: NOW_MS, id: 'key_5' }
const UNTIL = { createdAtMs: NOW_MS - 9, id: 'key_1' }

describe('the plans of SQLite for lists of keys', () => {
  const database = new DatabaseSync(':memory:')
  beforeAll(() => migrateDatabase(database, migrations))

  const planOf = (sql: string) =>
    database
      .prepare(`EXPLAIN QUERY PLAN ${sql}`)
      .all()
      .map((row) => String(row['detail']))

  const page = (fields: Omit<KeyFilter, 'nowMs'>, after = null as typeof AFTER | null) =>
    planOf(compileSlice({ nowMs: NOW_MS, ...fields }, after, null, 51).sql)

  it('read a page from an index in order: nothing is sorted, and only the start is scanned', () => {
    expect(page({})).toEqual(['SCAN keys USING INDEX keys_by_age'])
    expect(page({ apiId: 'shop' })).toEqual(['SEARCH keys USING INDEX keys_by_api (api_id=?)'])
    expect(page({ owner: 'acme' })).toEqual(['SEARCH keys USING INDEX keys_by_owner (owner=?)'])
    expect(page({ state: 'revoked' })).toEqual(['SCAN keys USING INDEX keys_revoked'])
    expect(page({ imported: true })).toEqual(['SCAN keys USING INDEX keys_imported'])
    const served = [{}, { apiId: 'shop' }, { owner: 'a' }, { state: 'revoked' }, { imported: true }]
    for (const fields of served as Omit<KeyFilter, 'nowMs'>[]) {
      expect(isServedByIndex({ nowMs: NOW_MS, ...fields })).toBe(true)
    }
  })

  it('go on from a cursor at its place in the index', () => {
    const range = '(created_at_ms,id)<(?,?)'
    expect(page({}, AFTER)).toEqual([`SEARCH keys USING INDEX keys_by_age (${range})`])
    expect(page({ apiId: 'shop' }, AFTER)).toEqual([
      `SEARCH keys USING INDEX keys_by_api (api_id=? AND ${range})`,
    ])
    expect(page({ owner: 'acme' }, AFTER)).toEqual([
      `SEARCH keys USING INDEX keys_by_owner (owner=? AND ${range})`,
    ])
  })

  it('find the few matches of a prefix by its index, and sort only these', () => {
    expect(planOf(listIdsByPrefix('shop_live_a', 1_001).sql)).toEqual([
      'SEARCH keys USING COVERING INDEX keys_by_hint (hint>? AND hint<?)',
    ])
    const filter = { nowMs: NOW_MS, prefix: 'a', apiId: 'shop', owner: 'acme' }
    const [first, ...rest] = planOf(compileListAmong(['key_1'], filter, AFTER, 51).sql)
    expect(first).toMatch(/^SEARCH keys USING INDEX sqlite_autoindex_keys_1 \(id=\?\)/)
    expect(rest).toContain('USE TEMP B-TREE FOR ORDER BY')
  })

  const walks: [Omit<KeyFilter, 'nowMs'>, string][] = [
    [{ name: 'a' }, 'keys_by_age'],
    [{ hint: 'a', apiId: 'shop' }, 'keys_by_api'],
    [{ prefix: 'a', apiId: 'shop', owner: 'acme' }, 'keys_by_owner'],
    [{ state: 'active' }, 'keys_by_age'],
    [{ state: 'active', apiId: 'shop' }, 'keys_live'],
    [{ state: 'revoked', apiId: 'shop' }, 'keys_revoked'],
    [{ state: 'disabled', apiId: 'shop' }, 'keys_disabled'],
    [{ state: 'not_yet_valid', imported: true }, 'keys_not_before'],
    [{ state: 'expired', apiId: 'shop', name: 'a' }, 'keys_expiring'],
    [{ imported: true, apiId: 'shop' }, 'keys_imported'],
    [{ imported: false }, 'keys_by_age'],
  ]

  it.each(walks)('walk %o along one index, a slice at a time', (fields, index) => {
    const filter = { nowMs: NOW_MS, ...fields }
    expect(isServedByIndex(filter)).toBe(false)
    for (const after of [null, AFTER]) {
      const plans = [
        planOf(compileEndOfSlice(filter, after).sql),
        planOf(compileSlice(filter, after, UNTIL, 51).sql),
      ]
      for (const plan of plans) {
        expect(plan).toHaveLength(1)
        expect(plan[0]).toMatch(new RegExp(`USING (COVERING )?INDEX ${index}\\b`))
      }
    }
  })

  it('count and look for slow hashes without reading other keys', () => {
    expect(planOf(countKeys.sql)).toEqual(['SEARCH keys USING INDEX keys_live (api_id=?)'])
    expect(planOf(listSlowHashKeys.sql).join('\n')).toContain('INDEX key_secrets_slow (api_id=?)')
  })
})

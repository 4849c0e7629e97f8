/**
 * The attack: text that ends the statement it stands in and begins another. Whatever goes through
 * whichever method, the tables stay what they are and the text never becomes part of a statement.
 */
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  makeApi,
  makeIdempotency,
  makeImportedKey,
  makeKey,
  makeRole,
  makeSecret,
  makeUsage,
  NOW_MS,
} from '../../../test/contracts/records.ts'
import { migrations } from '../migrations/migrations.ts'
import { migrateDatabase } from './migrate-database.ts'
import { SqliteDatabase } from './sqlite-database.ts'
import { SqliteStorage } from './sqlite-storage.ts'

const MARK = 'INJECTED'
const ATTACKS = [
  `'; DROP TABLE keys; -- ${MARK}`,
  `"; UPDATE keys SET enabled = 1; -- ${MARK}`,
  `' OR '1'='1' -- ${MARK}`,
  `x' UNION SELECT digest, 1, 2 FROM key_secrets -- ${MARK}`,
  `') ON CONFLICT DO UPDATE SET reserved = 0; -- ${MARK}`,
  '`; DELETE FROM apis; -- INJECTED',
  `?1); ATTACH DATABASE '/tmp/x' AS y; -- ${MARK}`,
  `%' ESCAPE '\\'; -- ${MARK}`,
  `"]}' -- ${MARK}`,
]

/** Remembers the text of every statement that reaches the database. */
class ListeningDatabase extends DatabaseSync {
  readonly statements: string[] = []

  override prepare(sql: string) {
    this.statements.push(sql)
    return super.prepare(sql)
  }

  override exec(sql: string) {
    this.statements.push(sql)
    super.exec(sql)
  }
}

describe('SQL injection', () => {
  let database: ListeningDatabase
  let storage: SqliteStorage
  beforeEach(async () => {
    database = new ListeningDatabase(':memory:')
    await migrateDatabase(database, migrations)
    storage = new SqliteStorage(new SqliteDatabase(database), () => {})
    storage.insertApi(makeApi(), null)
    storage.insertKey(makeKey('key_victim', { enabled: false, owner: 'victim' }), null)
  })
  afterEach(() => storage.close())

  const schemaOf = () => database.prepare('SELECT sql FROM sqlite_schema ORDER BY name').all()

  it.each(ATTACKS)('%s', async (attack) => {
    const schema = schemaOf()
    const page = { cursor: null, size: 10 }
    const record = makeIdempotency({ actor: attack, keyDigest: attack, resultId: attack })
    const key = makeImportedKey(`key_${attack}`, attack, {
      owner: attack,
      name: attack,
      hint: attack,
    })
    storage.insertKey(key, record)
    storage.updateKey({ ...key, createdBy: attack, version: 2 })
    storage.replaceSecret(key.id, attack, makeSecret({ digest: attack }))
    storage.insertApi(makeApi({ id: attack, prefix: attack }), null)
    storage.insertRole(makeRole({ apiId: attack, name: attack }), null)
    storage.reserveQuota({
      subject: attack,
      period: 'total',
      periodStartMs: 0,
      amount: 1,
      limit: 1,
    })
    storage.releaseQuota(attack, 'total', 0, 1)
    storage.addUsage([makeUsage(attack)])
    const count = { atMs: NOW_MS, scope: attack, outcome: 'allowed', count: 1 } as const
    const seen = { kind: 'user_agent', value: attack } as const
    const times = { firstSeenAtMs: NOW_MS, lastSeenAtMs: NOW_MS, count: 1 }
    const secretUses = [{ version: 1, lastUsedAtMs: NOW_MS, address: attack }]
    const sightings = [{ ...seen, ...times }]
    const usage = makeUsage(key.id, { apiId: attack, counts: [count], sightings, secretUses })
    storage.addUsage([usage, { ...usage, forgotten: [{ ...seen, value: `${attack}2` }] }])
    const refused = { keyId: key.id, version: 1, count: 1, lastRefusedAtMs: NOW_MS }
    storage.addRefusedUse([{ ...refused, address: attack, userAgent: attack }])
    storage.addRefusedUse([{ ...refused, keyId: attack, address: null, userAgent: null }])
    expect(storage.findRefusedUse([attack, key.id])).toMatchObject([{ userAgent: attack }])
    expect(
      storage
        .findSightings([key.id])
        .get(key.id)
        ?.map(({ value }) => value),
    ).toEqual([attack])
    const span = {
      keyId: key.id,
      step: 'hour',
      fromMs: 0,
      toMs: NOW_MS + 1,
      scope: attack,
    } as const
    expect(storage.sumUsageByTime(span)).toHaveLength(1)
    storage.sumUsageByScope({ ...span, apiId: attack })
    storage.findUsage([attack, key.id])
    storage.listRoles(attack, page)
    expect(storage.findKeyByLookup(attack, attack)).toBeUndefined()
    expect(storage.findIdempotency(attack, attack)).toEqual(record)
    for (const field of ['apiId', 'owner', 'name', 'prefix', 'hint']) {
      const { items } = await storage.listKeys({ nowMs: NOW_MS, [field]: attack }, page)
      expect(items.map((item) => item.id)).toEqual(field === 'apiId' ? [] : [key.id])
    }
    storage.deleteRole(attack, attack)
    storage.deleteApi(attack)

    expect(schemaOf()).toEqual(schema)
    expect(storage.findKey('key_victim')?.enabled).toBe(false)
    expect(storage.countKeys('shop')).toBe(2)
    expect(database.statements.filter((sql) => sql.includes(MARK))).toEqual([])
  })
})

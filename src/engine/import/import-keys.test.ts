import { hashSync as argon2 } from '@node-rs/argon2'
import { hashSync as bcrypt } from '@node-rs/bcrypt'
import { describe, expect, it } from 'vitest'
import {
  HMAC_SECRET,
  hashed,
  hmac,
  importRows,
  raw,
  row,
  sha256,
} from '../../../test/engine/import-rows.ts'
import {
  createPepper,
  createPeppers,
  createTestApi,
  openTestEngine,
  verdictOf,
  verify,
} from '../../../test/engine/open-test-engine.ts'
import { wrapPort } from '../../../test/engine/wrap-port.ts'
import { MemoryStorage } from '../../storage/memory/memory-storage.ts'
import { createKeyText } from '../keys/key-format.ts'
import { revokeKey } from '../keys/revoke-key.ts'
import { LOCAL_OPERATOR } from '../principal.ts'
import type { ImportRequest } from './import-keys.ts'
import type { ImportedCredential } from './import-row.ts'

const TEXT = 'an-old-key-of-the-shop'

async function openShop() {
  const memory = new MemoryStorage()
  const peppers = createPeppers(createPepper('first'))
  const opened = openTestEngine({ memory, peppers })
  await createTestApi(opened.engine, 'shop')
  return { ...opened, memory, peppers }
}

const forms: readonly (readonly [string, ImportedCredential])[] = [
  ['in the clear', raw(TEXT)],
  ['as SHA-256 in hex', hashed('sha256', sha256(TEXT).digest('hex'))],
  ['as SHA-256 in capital hex', hashed('sha256', sha256(TEXT).digest('hex').toUpperCase())],
  ['as SHA-256 in base64', hashed('sha256', sha256(TEXT).digest('base64'))],
  ['as SHA-256 in base64url', hashed('sha256', sha256(TEXT).digest('base64url'))],
  ['as HMAC in hex', hashed('hmac-sha256', hmac(TEXT).digest('hex'))],
  ['as HMAC in base64', hashed('hmac-sha256', hmac(TEXT).digest('base64'))],
  ['as bcrypt', hashed('bcrypt', bcrypt(TEXT, { cost: 4 }))],
  ['as bcrypt 2a', hashed('bcrypt', bcrypt(TEXT, { cost: 4, version: '2a' }))],
  ['as argon2id', hashed('argon2id', argon2(TEXT, { memoryCost: 64, timeCost: 1 }))],
]

describe.each(forms)('a key that comes %s', (_how, credential) => {
  it('passes from its first use on, by its settings, and is stored as all others', async () => {
    const { engine, memory, peppers, told } = await openShop()
    const settings = { name: 'ci', owner: 'acme', scopes: ['read:users'] }
    const report = await importRows(engine, [row(credential, settings)], {
      hmacSecret: HMAC_SECRET,
    })
    expect(report).toMatchObject({ imported: 1, refused: 0, alreadyImported: 0 })
    const id = report.rows[0]?.keyId ?? ''
    for (let use = 0; use < 3; use++) {
      const decision = await verify(engine, 'shop', TEXT, { scopes: ['read:users'] })
      expect(decision).toMatchObject({ allowed: true, key: { ...settings, id, imported: true } })
      expect(memory.findKey(id)?.secrets).toMatchObject([
        { version: 1, algorithm: 'hmac-sha256', pepperId: peppers.current.id },
      ])
    }
    expect(await verdictOf(engine, 'shop', TEXT, { scopes: ['write:users'] })).toBe(
      'insufficient_scope',
    )
    expect(await verdictOf(engine, 'shop', `${TEXT}x`)).toBe('malformed')
    expect(await verdictOf(engine, 'shop', TEXT.toUpperCase())).toBe('malformed')
    expect(told).toEqual([])
  })

  it('needs neither look-up nor slow hash once it is warm', async () => {
    const asked: string[] = []
    const memory = wrapPort(new MemoryStorage(), (method, call) => {
      asked.push(method)
      return call()
    })
    const { engine } = openTestEngine({ memory })
    await createTestApi(engine, 'shop')
    await importRows(engine, [row(credential)], { hmacSecret: HMAC_SECRET })
    for (let use = 0; use < 3; use++) await verdictOf(engine, 'shop', TEXT)
    asked.length = 0
    expect(await verdictOf(engine, 'shop', TEXT)).toBe('allowed')
    expect(asked).toEqual([])
  })

  it('shows nothing of itself in the report', async () => {
    const { engine } = await openShop()
    const report = await importRows(engine, [row(credential)], { hmacSecret: HMAC_SECRET })
    expect(JSON.stringify(report)).not.toContain(TEXT.slice(4))
  })

  it('is revoked like any other', async () => {
    const { engine } = await openShop()
    const report = await importRows(engine, [row(credential)], { hmacSecret: HMAC_SECRET })
    expect(await verdictOf(engine, 'shop', TEXT)).toBe('allowed')
    await revokeKey(engine, LOCAL_OPERATOR, report.rows[0]?.keyId ?? '', 'leaked')
    expect(await verdictOf(engine, 'shop', TEXT)).toBe('revoked')
  })

  it('is not revived by importing it again after it was used and revoked', async () => {
    const { engine } = await openShop()
    const rows = [row(credential)]
    const report = await importRows(engine, rows, { hmacSecret: HMAC_SECRET })
    await verdictOf(engine, 'shop', TEXT)
    await revokeKey(engine, LOCAL_OPERATOR, report.rows[0]?.keyId ?? '', 'leaked')
    await importRows(engine, rows, { hmacSecret: HMAC_SECRET })
    for (let use = 0; use < 2; use++) expect(await verdictOf(engine, 'shop', TEXT)).toBe('revoked')
  })

  it('is told as being there when it is imported again before its first use', async () => {
    const { engine, memory } = await openShop()
    const rows = [row(credential)]
    const hmacSecret = HMAC_SECRET
    await importRows(engine, rows, { hmacSecret })
    expect(await importRows(engine, rows, { hmacSecret: Buffer.from(hmacSecret) })).toMatchObject({
      imported: 0,
      alreadyImported: 1,
    })
    expect(memory.countKeys('shop')).toBe(1)
  })

  it('is only looked at in a dry run', async () => {
    const { engine, memory, peppers } = await openShop()
    const report = await importRows(engine, [row(credential)], {
      hmacSecret: HMAC_SECRET,
      dryRun: true,
    })
    expect(report).toMatchObject({ dryRun: true, imported: 1 })
    expect(report.rows[0]).toMatchObject({ status: 'would_import', keyId: null })
    expect(memory.countKeys('shop')).toBe(0)
    expect(peppers.foreign.size).toBe(0)
    expect(await verdictOf(engine, 'shop', TEXT)).toBe('malformed')
  })
})

describe('an import', () => {
  it('knows a key that is there under a retired pepper, or hashed', async () => {
    const memory = new MemoryStorage()
    const old = createPepper('old')
    const first = openTestEngine({ memory, peppers: createPeppers(old) })
    await createTestApi(first.engine, 'shop')
    const other = 'another-old-key-of-the-shop'
    await importRows(first.engine, [
      row(raw(TEXT)),
      row(hashed('sha256', sha256(other).digest('hex'))),
    ])
    const peppers = createPeppers(createPepper('new'), old)
    const { engine } = openTestEngine({ memory, peppers })
    expect(await importRows(engine, [row(raw(TEXT)), row(raw(other))])).toMatchObject({
      imported: 0,
      alreadyImported: 2,
    })
  })

  it('points out what is weak, and imports it', async () => {
    const { engine } = await openShop()
    const report = await importRows(engine, [row(raw('secret123')), row(raw('k'.repeat(40)))])
    expect(report).toMatchObject({ imported: 2, weak: 2 })
    expect(report.rows[0]?.problems.map(({ code }) => code)).toEqual(['weak'])
  })

  it('shows the first characters of a long key, and none of a short one', async () => {
    const { engine } = await openShop()
    const { rows } = await importRows(engine, [
      row(raw('abcdefghijklmnopqrstuv')),
      row(raw('secret123')),
    ])
    expect(rows.map(({ hint }) => hint)).toEqual(['abcd…', '…'])
  })

  it('does nothing to the built-in API, to one that is not there, without a secret', async () => {
    const { engine } = await openShop()
    const rows = [row(raw(TEXT))]
    const codeOf = (more: Partial<ImportRequest>) =>
      importRows(engine, rows, more).then(
        () => 'done',
        (error) => error.code,
      )
    expect(await codeOf({ apiId: 'keyward' })).toBe('builtin_api')
    expect(await codeOf({ apiId: 'nowhere' })).toBe('api_not_found')
    expect(await codeOf({ hmacSecret: new Uint8Array() })).toBe('import_invalid')
    expect(await codeOf({ rows: Array(100_001).fill(row(raw(TEXT))) })).toBe('import_invalid')
  })

  it('takes over a key that has the form of ours, from another Keyward', async () => {
    const { engine } = await openShop()
    const theirs = openTestEngine()
    await createTestApi(theirs.engine, 'shop')
    const text = createKeyText('shop_live', theirs.engine.fillRandom).text.reveal()
    expect(await verdictOf(engine, 'shop', text)).toBe('not_found')
    await importRows(engine, [row(raw(text))])
    expect(await verdictOf(engine, 'shop', text)).toBe('allowed')
  })
})

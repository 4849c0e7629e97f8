import { createHash, createHmac } from 'node:crypto'
import { hashSync as argon2 } from '@node-rs/argon2'
import { hashSync as bcrypt } from '@node-rs/bcrypt'
import { describe, expect, it } from 'vitest'
import {
  createPepper,
  createPeppers,
  createTestApi,
  openTestEngine,
  verdictOf,
  verify,
} from '../../../test/engine/open-test-engine.ts'
import { wrapPort } from '../../../test/engine/wrap-port.ts'
import { SecretText } from '../../base/secret-text.ts'
import { MemoryStorage } from '../../storage/memory/memory-storage.ts'
import type { Engine } from '../engine.ts'
import { createKeyText } from '../keys/key-format.ts'
import type { KeySettings } from '../keys/key-settings.ts'
import { revokeKey } from '../keys/revoke-key.ts'
import { LOCAL_OPERATOR } from '../principal.ts'
import { type ImportRequest, importKeys } from './import-keys.ts'
import type { ImportedCredential, ImportedHashAlgorithm, ImportRow } from './import-row.ts'

const TEXT = 'an-old-key-of-the-shop'
const HMAC_SECRET = Buffer.from('the secret of the old system')

const raw = (text: string): ImportedCredential => ({ kind: 'raw', text: new SecretText(text) })
const hashed = (algorithm: ImportedHashAlgorithm, hash: string): ImportedCredential => ({
  kind: 'hash',
  algorithm,
  hash,
})
const sha256 = (text: string) => createHash('sha256').update(text)
const hmac = (text: string) => createHmac('sha256', HMAC_SECRET).update(text)
const row = (credential: ImportedCredential, settings: Partial<KeySettings> = {}): ImportRow => ({
  credential,
  settings,
})

async function openShop() {
  const memory = new MemoryStorage()
  const peppers = createPeppers(createPepper('first'))
  const opened = openTestEngine({ memory, peppers })
  await createTestApi(opened.engine, 'shop')
  return { ...opened, memory, peppers }
}

function importRows(engine: Engine, rows: readonly ImportRow[], more: Partial<ImportRequest> = {}) {
  const request = { apiId: 'shop', rows, hmacSecret: null, dryRun: false, ...more }
  return importKeys(engine, LOCAL_OPERATOR, request)
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
  it('passes from its first use on, with its own settings, and is stored as all others', async () => {
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
    await revokeKey(engine, report.rows[0]?.keyId ?? '', 'leaked')
    expect(await verdictOf(engine, 'shop', TEXT)).toBe('revoked')
  })

  it('is not revived by importing it again after it was used and revoked', async () => {
    const { engine } = await openShop()
    const rows = [row(credential)]
    const report = await importRows(engine, rows, { hmacSecret: HMAC_SECRET })
    await verdictOf(engine, 'shop', TEXT)
    await revokeKey(engine, report.rows[0]?.keyId ?? '', 'leaked')
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

describe('rows that are refused', () => {
  const long = 'x'.repeat(513)
  const digest = sha256(TEXT).digest('hex')
  it.each<[string, ImportedCredential, string]>([
    ['an empty key', raw(''), 'empty'],
    ['a key of white space', raw('   '), 'empty'],
    ['a short key', raw('abc'), 'too_short'],
    ['a long key', raw(long), 'too_long'],
    ['a key with a space', raw('abc def ghi'), 'not_printable'],
    ['a key with a line feed', raw('abcdefghi\n'), 'not_printable'],
    ['a key outside of ASCII', raw('schlüsselbund'), 'not_printable'],
    ['a letter whose low byte is another letter', raw('Łbcdefgh'), 'not_printable'],
    ['an empty hash', hashed('sha256', ' '), 'empty'],
    ['a hash of the wrong length', hashed('sha256', digest.slice(1)), 'malformed_hash'],
    ['a hash in other letters', hashed('sha256', `g${digest.slice(1)}`), 'malformed_hash'],
    ['a SHA-512', hashed('sha256', digest + digest), 'malformed_hash'],
    ['an HMAC without its secret', hashed('hmac-sha256', digest), 'malformed_hash'],
    ['bcrypt of another kind', hashed('bcrypt', '$2x$04$abc'), 'malformed_hash'],
    ['bcrypt that takes a minute', hashed('bcrypt', withCost('31')), 'malformed_hash'],
    ['argon2i', hashed('argon2id', argon('argon2i', 'm=64,t=1,p=1')), 'malformed_hash'],
    [
      'argon2id of 1 GiB',
      hashed('argon2id', argon('argon2id', 'm=1048576,t=1,p=1')),
      'malformed_hash',
    ],
    [
      'argon2id of 99 passes',
      hashed('argon2id', argon('argon2id', 'm=64,t=99,p=1')),
      'malformed_hash',
    ],
    [
      'argon2id without memory',
      hashed('argon2id', argon('argon2id', 'm=0,t=1,p=1')),
      'malformed_hash',
    ],
    [
      'argon2id without passes',
      hashed('argon2id', argon('argon2id', 'm=64,t=0,p=1')),
      'malformed_hash',
    ],
    [
      'a huge argon2id',
      hashed('argon2id', `${argon('argon2id', 'm=64,t=1,p=1')}${'A'.repeat(9_999)}`),
      'malformed_hash',
    ],
  ])('%s', async (_what, credential, code) => {
    const { engine, memory } = await openShop()
    const { rows, refused } = await importRows(engine, [row(credential)])
    expect(refused).toBe(1)
    expect(rows[0]).toMatchObject({ row: 1, status: 'refused', keyId: null })
    expect(rows[0]?.problems.map((problem) => problem.code)).toEqual([code])
    expect(memory.countKeys('shop')).toBe(0)
  })

  it('are left out, and the others imported', async () => {
    const { engine } = await openShop()
    const rows = [row(raw('')), row(raw(TEXT)), row(raw(TEXT)), row(raw('abc'))]
    const report = await importRows(engine, rows)
    expect(report).toMatchObject({ imported: 1, refused: 3 })
    expect(report.rows.map(({ status }) => status)).toEqual([
      'refused',
      'imported',
      'refused',
      'refused',
    ])
    expect(report.rows[2]?.problems[0]).toEqual({
      code: 'duplicate',
      message: 'The same key as in row 2.',
    })
  })

  it.each([
    ['in the clear first', [raw(TEXT), hashed('sha256', digest)]],
    ['hashed first', [hashed('sha256', digest), raw(TEXT)]],
  ])('are those that hold the same key in another form: %s', async (_how, credentials) => {
    const { engine } = await openShop()
    const report = await importRows(
      engine,
      credentials.map((each) => row(each)),
    )
    expect(report.rows[1]?.problems[0]?.code).toBe('duplicate')
  })

  it('take no place of a slow hash when their settings are wrong', async () => {
    const { engine } = await openShop()
    const wrong = Array.from({ length: 20 }, (_, index) =>
      row(hashed('bcrypt', bcrypt(`key ${index}`, { cost: 4 })), { scopes: ['no scope'] }),
    )
    const right = row(hashed('bcrypt', bcrypt(TEXT, { cost: 4 })))
    expect(await importRows(engine, [...wrong, right])).toMatchObject({ imported: 1, refused: 20 })
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

  it('does nothing to the built-in API, to none that is not there, or without a secret', async () => {
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

function withCost(cost: string): string {
  return bcrypt('x', { cost: 4 }).replace('$04$', `$${cost}$`)
}

function argon(kind: string, costs: string): string {
  const real = argon2('x', { memoryCost: 64, timeCost: 1 })
  return real.replace('argon2id', kind).replace(/m=[^$]*/, costs)
}

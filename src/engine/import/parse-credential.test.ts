import { hashSync as argon2 } from '@node-rs/argon2'
import { hashSync as bcrypt } from '@node-rs/bcrypt'
import { describe, expect, it } from 'vitest'
import { hashed, importRows, raw, row, sha256 } from '../../../test/engine/import-rows.ts'
import { createTestApi, openTestEngine } from '../../../test/engine/open-test-engine.ts'
import { MemoryStorage } from '../../storage/memory/memory-storage.ts'
import type { ImportedCredential } from './import-row.ts'

const TEXT = 'an-old-key-of-the-shop'

async function openShop() {
  const memory = new MemoryStorage()
  const { engine } = openTestEngine({ memory })
  await createTestApi(engine, 'shop')
  return { engine, memory }
}

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

function withCost(cost: string): string {
  return bcrypt('x', { cost: 4 }).replace('$04$', `$${cost}$`)
}

function argon(kind: string, costs: string): string {
  const real = argon2('x', { memoryCost: 64, timeCost: 1 })
  return real.replace('argon2id', kind).replace(/m=[^$]*/, costs)
}

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { KeywardError } from '../../base/errors.ts'
import { readKeyFile } from './read-key-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'keyward-test-'))
afterAll(() => rmSync(folder, { recursive: true }))

function put(name: string, text: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

async function errorsOf(name: string, text: string | Uint8Array) {
  try {
    await readKeyFile(put(name, text), undefined)
  } catch (error) {
    if (error instanceof KeywardError) return error.details.errors ?? error.details.detail
  }
  return undefined
}

describe('a JSON file of keys and scopes', () => {
  it('keeps every member, those with the same key too', async () => {
    const path = put('scopes.json', '{\n "k1": ["read:users"],\n "k2": [],\n "k1": ["*:*"]\n}')
    expect(await readKeyFile(path, undefined)).toEqual([
      {
        row: { key: 'k1', name: 'scopes.json 1', scopes: ['read:users'] },
        place: `${path}:2`,
      },
      { row: { key: 'k2', name: 'scopes.json 2', scopes: [] }, place: `${path}:3` },
      { row: { key: 'k1', name: 'scopes.json 3', scopes: ['*:*'] }, place: `${path}:4` },
    ])
  })

  it.each([
    ['{"k1": "read:users"}', ':1:2', 'must have a list of scopes'],
    ['{"k1": ["read:users"], }', ':1:24', 'is not JSON from here on'],
    ['"k1"', ':1:1', 'must be {"key"'],
    ['[{"key": "a", "key": "b"}]', ':1:15', 'stands there twice in one row'],
    ['[1]', ':1:2', 'must be an object'],
  ])('tells what is wrong with %s without repeating it', async (text, place, message) => {
    const errors = await errorsOf('wrong.json', text)
    expect(errors).toEqual([
      { at: `${join(folder, 'wrong.json')}${place}`, message: expect.stringContaining(message) },
    ])
  })
})

describe('rows', () => {
  it('come from JSON as they are', async () => {
    const path = put('rows.json', '[\n {"hash": "x", "algorithm": "sha256", "name": "a"},\n {}\n]')
    expect(await readKeyFile(path, undefined)).toEqual([
      { row: { hash: 'x', algorithm: 'sha256', name: 'a' }, place: `${path}:2` },
      { row: { name: 'rows.json 2' }, place: `${path}:3` },
    ])
  })

  it('come from CSV by the names of its columns', async () => {
    const text = 'hash,algorithm,name,owner,scopes\nabc,sha256,,acme,"read:users; write:users"\n'
    const path = put('rows.csv', text)
    expect(await readKeyFile(path, undefined)).toEqual([
      {
        row: {
          hash: 'abc',
          algorithm: 'sha256',
          name: 'rows.csv 1',
          owner: 'acme',
          scopes: ['read:users', 'write:users'],
        },
        place: `${path}:2`,
      },
    ])
  })

  it('come from lines, empty ones too', async () => {
    const path = put('keys.txt', 'one-key\r\n\r\ntwo-key\n')
    const rows = await readKeyFile(path, undefined)
    expect(rows.map(({ row, place }) => [row['key'], place.slice(path.length)])).toEqual([
      ['one-key', ':1'],
      ['', ':2'],
      ['two-key', ':3'],
    ])
  })

  it.each([
    ['key,scops\na,b\n', 'unknown column "scops"; meant is "scopes"?'],
    ['name,owner\na,b\n', 'needs a header line with a column key or hash'],
    ['key,key\na,b\n', 'has the column key twice'],
    ['key,name\na,b,c\n', 'has 3 fields, the header 2'],
    ['key\n"a\n', 'has a quoted field without an end'],
  ])('of CSV tell what is wrong: %j', async (text, message) => {
    const errors = await errorsOf('wrong.csv', text)
    expect(errors).toContainEqual(
      expect.objectContaining({ message: expect.stringContaining(message) }),
    )
  })

  it('do not repeat a key that stands where the header should be', async () => {
    const secret = ['sk', 'live', '0123456789abcdef'].join('_')
    expect(JSON.stringify(await errorsOf('headless.csv', `${secret}\nother\n`))).not.toContain(
      secret,
    )
  })
})

describe('the file', () => {
  it.each([['latin.csv', new Uint8Array([0x6b, 0xe4]), 'is not text in UTF-8']])(
    '%s is refused',
    async (name, bytes, message) => {
      expect(await errorsOf(name, bytes)).toContain(message)
    },
  )

  it('must be there and be a file', async () => {
    await expect(readKeyFile(join(folder, 'none.csv'), undefined)).rejects.toThrow('does not exist')
    await expect(readKeyFile(folder, undefined)).rejects.toThrow('is a directory')
  })
})

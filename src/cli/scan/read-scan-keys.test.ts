import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readScanKeys } from './read-scan-keys.ts'

const folder = mkdtempSync(join(tmpdir(), 'keyward-test-'))
afterAll(() => rmSync(folder, { recursive: true }))

function write(text: string): string {
  const file = join(folder, 'keys.txt')
  writeFileSync(file, text)
  return file
}

describe('readScanKeys', () => {
  it('takes keys with and without names from arguments, files and variables', async () => {
    const file = write('ops=file-key-1\r\n\n  file-key-2  \n')
    const options = { key: ['web=one', 'two'], keyFile: [file], keyEnv: ['CI_KEY'] }
    const keys = await readScanKeys(options, { CI_KEY: 'three' })
    expect(keys).toEqual([
      { name: 'web', text: 'one' },
      { name: 'key1', text: 'two' },
      { name: 'ops', text: 'file-key-1' },
      { name: 'key2', text: 'file-key-2' },
      { name: 'key3', text: 'three' },
    ])
  })

  it('marks revoked ones, and gives no name twice', async () => {
    const options = { key: ['key1=a', 'b'], revokedKey: ['old=c', 'd'] }
    expect(await readScanKeys(options, {})).toEqual([
      { name: 'key1', text: 'a' },
      { name: 'key2', text: 'b' },
      { name: 'old', text: 'c', isRevoked: true },
      { name: 'revoked3', text: 'd', isRevoked: true },
    ])
  })

  it('leaves a key in Base64, a pair and a phrase whole', async () => {
    const keys = await readScanKeys(
      { key: ['Zm9vYmFy==', 'QUJDRA=', 'user:pa=ss', 'two words'] },
      {},
    )
    expect(keys.map(({ text }) => text)).toEqual([
      'Zm9vYmFy==',
      'QUJDRA=',
      'user:pa=ss',
      'two words',
    ])
  })

  it.each([
    ['a name twice', { key: ['a=x-secret', 'a=y-secret'] }, 'two keys are called a'],
    ['a key twice', { key: ['a=x-secret', 'b=x-secret'] }, 'one key was given twice'],
    ['nothing', { key: [''] }, '--key holds something that is no key'],
    ['a name alone', { key: ['alice='] }, '--key holds a name and no key'],
    ['a line end', { key: ['x-secret\ny'] }, '--key holds something that is no key'],
    [
      'an absent variable',
      { revokedKeyEnv: ['NO'] },
      '--revoked-key-env NO: the variable is not set',
    ],
    ['far too much', { key: ['x-secret'.repeat(2_000)] }, '--key holds a key of more than 8192'],
    [
      'too many',
      { key: Array.from({ length: 21 }, (_, index) => `x-secret-${index}`) },
      'at most 20 keys',
    ],
  ])('refuses %s, without repeating it', async (_, options, why) => {
    const error = await readScanKeys(options, {}).catch((each: unknown) => each)
    expect(String(error)).toContain(why)
    expect(String(error)).not.toContain('secret')
  })

  it('refuses an empty file', async () => {
    const file = write('\n\n')
    const reading = readScanKeys({ revokedKeyFile: [file] }, {})
    await expect(reading).rejects.toThrow(`--revoked-key-file ${file} holds no key`)
  })
})
